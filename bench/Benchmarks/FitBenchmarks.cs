using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Kernels.Passes;
using BenchmarkDotNet.Attributes;

namespace Accel.Bench.Benchmarks;

/// <summary>One IRLS pass, one log-likelihood and one whole fit of a logistic model, on the processor.</summary>
[MinColumn]
public class FitBenchmarks
{
    private LogisticData _data = null!;
    private SimdEngine _engine = null!;
    private IResidentDesign _resident = null!;
    private NormalEquations _equations = null!;
    private double[] _beta = null!;

    [Params(200_000)]
    public int Rows { get; set; }

    [Params(5, 20, 100)]
    public int Columns { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _data = new LogisticData(Rows, Columns);
        _engine = new SimdEngine(Threads);
        _resident = _engine.Load(_data.Design(), _data.Observations, LogisticData.Model);
        _equations = new NormalEquations(Columns + 1, Arithmetic.Plain);
        _beta = new double[Columns + 1];
    }

    [GlobalCleanup]
    public void Unload()
    {
        _resident.Dispose();
        _engine.Dispose();
    }

    [Benchmark]
    public double NormalEquationsPass()
    {
        _resident.NormalEquations(_beta, _equations);
        return _equations.Deviance;
    }

    [Benchmark]
    public double LogLikelihood()
    {
        Span<double> value = stackalloc double[1];
        _resident.LogLikelihood(_beta, 1, value);
        return value[0];
    }

    [Benchmark]
    public GlmFit WholeFit() => Glm.Fit(_data.Table(), "y ~ .", new GlmOptions { Family = "binomial", Engine = _engine });
}
