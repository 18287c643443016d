using System.Globalization;
using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Likelihood;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Likelihood;

/// <summary>A model with its surface that was computed with 200 bits, at a hundred values of each of two parameters.</summary>
internal sealed record ReferenceSurface(string Key, string Data, string Formula, string Family, GridAxis First, GridAxis Second)
{
    private const double Tolerance = 1e-12;

    public static ReferenceSurface Songs { get; } =
        new("skip", "skip_10k", "skipped ~ rating", "binomial", new("(Intercept)", 0.5, 1.5, 100), new("rating", -1, 0, 100));

    public static ReferenceSurface Counts { get; } =
        new("poisson", "poisson_counts", "count ~ x", "poisson", new("(Intercept)", 0.2, 0.8, 100), new("x", 0.4, 1, 100));

    public static ReferenceSurface Normal { get; } =
        new("normal", "normal_500", "x ~ 1", "gaussian", new("(Intercept)", 9, 11, 100), new(GlmLikelihood.DispersionName, 2.5, 6, 100));

    public DataTable Table => CsvReader.Read(PathOf(Data));

    /// <summary>Checks the grid of an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="collapse">True where equal rows may be collapsed.</param>
    /// <param name="step">1 for all values, 9 for every ninth one of either axis.</param>
    public void AssertGrid(IEngine engine, bool collapse = true, int step = 1)
    {
        using var model = new GlmLikelihood(Fit(engine), engine, collapse);
        Assert.Equal(this == Songs && collapse ? 20 : model.RowCount, model.TermCount);
        AssertGrid(model, First, Second, step);
    }

    /// <summary>Checks the grid of any likelihood with these values.</summary>
    /// <param name="model">The likelihood.</param>
    /// <param name="first">The first axis with its parameter's name.</param>
    /// <param name="second">The second one.</param>
    /// <param name="step">As above.</param>
    public void AssertGrid(LikelihoodModel model, GridAxis first, GridAxis second, int step = 1)
    {
        var surface = LikelihoodGrid.Evaluate(model, [Every(step, first), Every(step, second)]);
        var points = Points(step);
        Assert.Equal(points.Count, surface.Values.Length);
        var best = 0;
        for (var at = 0; at < points.Count; at++)
        {
            var point = points[at];
            Assert.Equal(point.I, step * surface.IndexOn(0, at));
            Assert.Equal(point.J, step * surface.IndexOn(1, at));
            Assert.Equal(point.First, surface.PointAt(at)[0], 1e-15 * Math.Abs(point.First));
            Assert.Equal(point.Second, surface.PointAt(at)[1], 1e-15 * Math.Abs(point.Second));
            AssertValue(point, surface.Values[at]);
            best = point.LogLikelihood > points[best].LogLikelihood ? at : best;
        }
        Assert.Equal(best, surface.Best);
    }

    /// <summary>Checks the values of an engine at a list of points, none of whose terms has anything in common with another's.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="step">As above.</param>
    public void AssertList(IEngine engine, int step)
    {
        var problem = Fit(engine).State!.Problem;
        var points = Points(step);
        var values = new double[points.Count];
        using var data = engine.Load(problem.Design, problem.Observations, problem.Model);
        data.LogLikelihood([.. points.SelectMany(point => new[] { point.First, point.Second })], 1, values);
        foreach (var (point, value) in points.Zip(values))
            AssertValue(point, value);
    }

    private GlmFit Fit(IEngine engine) => Glm.Fit(Table, Formula, new GlmOptions { Family = Family, Engine = engine });

    private static GridAxis Every(int step, GridAxis axis) => axis with { Count = (axis.Count - 1) / step + 1 };

    private List<Point> Points(int step)
    {
        var all = File.ReadLines(PathOf(Key + "_loglik")).Skip(1)
            .Select(line => line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())
            .Select(fields => new Point((int)fields[0], (int)fields[1], fields[2], fields[3], fields[4]))
            .ToList();
        Assert.Equal(First.Count * Second.Count, all.Count);
        return [.. all.Where(point => point.I % step == 0 && point.J % step == 0)];
    }

    private static void AssertValue(Point expected, double value) =>
        Assert.True(Math.Abs(value - expected.LogLikelihood) <= Tolerance * Math.Abs(expected.LogLikelihood), $"{value:R} is not that of {expected}");

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Reference", "grid", name + ".csv");

    private readonly record struct Point(int I, int J, double First, double Second, double LogLikelihood);
}
