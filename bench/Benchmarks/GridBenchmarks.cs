using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Likelihood;
using Accel.Engine.Models;
using BenchmarkDotNet.Attributes;

namespace Accel.Bench.Benchmarks;

/// <summary>
/// The log-likelihood of the songs at 100 × 100 coefficients on one thread: 10⁸ terms by products of the axes and by a
/// list of coefficients, and what is left of them when equal rows are collapsed.
/// </summary>
[MinColumn]
public class GridBenchmarks
{
    private const int Count = 100;

    private static readonly GridAxis[] Axes = [new("(Intercept)", 0.5, 1.5, Count), new("rating", -1, 0, Count)];

    private SimdEngine _engine = null!;
    private GlmFit _fit = null!;
    private GlmLikelihood _rows = null!;
    private IResidentDesign _resident = null!;
    private double[] _betas = null!;
    private double[] _values = null!;

    [GlobalSetup]
    public void Load()
    {
        var data = ModelData.Generate(new ModelShape("binomial", 10_000, 1, []));
        // Ratings from 1 to 10.
        var ratings = Array.ConvertAll(data.Columns[0], value => Math.Clamp(Math.Round(5.5 + 2 * value), 1, 10));
        var songs = new DataTable("songs", new NumericColumn("skipped", data.Response!), new NumericColumn("rating", ratings));
        _engine = new SimdEngine(1);
        _fit = Glm.Fit(songs, "skipped ~ rating", new GlmOptions { Family = "binomial", Engine = _engine });
        _rows = new GlmLikelihood(_fit, _engine, collapse: false);
        _resident = _engine.Load(_fit.Design, new Observations(data.Response!, null, null), new(Kernels.Families.FamilyRegistry.Find("binomial")!, Kernels.Links.LinkRegistry.Find("logit")!));
        _betas = [.. Axes[0].Values.SelectMany(intercept => Axes[1].Values.SelectMany(slope => new[] { intercept, slope }))];
        _values = new double[Count * Count];
    }

    [GlobalCleanup]
    public void Unload()
    {
        _rows.Dispose();
        _resident.Dispose();
        _engine.Dispose();
    }

    [Benchmark]
    public double ProductOfAxes() => LikelihoodGrid.Evaluate(_rows, Axes).BestLogLikelihood;

    [Benchmark]
    public double ListOfCoefficients()
    {
        _resident.LogLikelihood(_betas, 1, _values);
        return _values[0];
    }

    [Benchmark]
    public double Collapsed()
    {
        using var model = new GlmLikelihood(_fit, _engine);
        return LikelihoodGrid.Evaluate(model, Axes).BestLogLikelihood;
    }
}
