using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using BenchmarkDotNet.Attributes;

namespace Accel.Bench.Benchmarks;

/// <summary>One IRLS pass, one log-likelihood and one whole fit of a logistic model, on the processor.</summary>
[MinColumn]
public class FitBenchmarks
{
    private static readonly ResponseModelDescriptor Logistic = new(FamilyRegistry.Find("binomial")!, LinkRegistry.Find("logit")!);

    private DataTable _table = null!;
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
        var data = ModelData.Generate(new ModelShape("binomial", Rows, Columns, []));
        _table = data.Table();
        _engine = new SimdEngine(Threads);
        _resident = _engine.Load(Glm.Fit(_table, "y ~ .", Options).Design, new Observations(data.Response!, null, null), Logistic);
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
    public GlmFit WholeFit() => Glm.Fit(_table, "y ~ .", Options);

    private GlmOptions Options => new() { Family = "binomial", Engine = _engine };
}
