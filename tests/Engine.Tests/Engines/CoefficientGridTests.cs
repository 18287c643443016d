using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;

namespace Accel.Engine.Tests.Engines;

/// <summary>Log-likelihoods of lists of β and of grids, on every lane type, against the scalar engine's.</summary>
public class CoefficientGridTests
{
    private const double Tolerance = 1e-12;

    public enum Weighting { None, ZeroOrOne, Whole }

    public static TheoryData<LaneKind, string, Weighting> LanesAndWeights()
    {
        var data = new TheoryData<LaneKind, string, Weighting>();
        foreach (var lane in Enum.GetValues<LaneKind>())
        {
            foreach (var weighting in Enum.GetValues<Weighting>())
            {
                data.Add(lane, "binomial", weighting);
                data.Add(lane, "poisson", weighting);
            }
        }
        return data;
    }

    /// <summary>Few rows and many, more points than a block has, and predictors so large that terms over- and underflow.</summary>
    [Theory]
    [MemberData(nameof(LanesAndWeights))]
    public void Grids_agree_with_the_scalar_engine(LaneKind lane, string family, Weighting weighting)
    {
        foreach (var (rows, leftCount, rightCount, size) in new[] { (1, 5, 7, 1.0), (700, 3, 6, 1), (1030, 131, 2, 1), (40, 5, 133, 1), (513, 6, 6, 30), (300, 5, 5, 400) })
        {
            var (design, observations, model) = Data(rows, family, weighting);
            var left = Betas(leftCount, design.ColumnCount, size, 1);
            var right = Betas(rightCount, design.ColumnCount, size, 2);
            var expected = new double[leftCount * rightCount];
            var got = new double[leftCount * rightCount];
            using var scalarEngine = new ScalarEngine();
            using var scalar = scalarEngine.Load(design, observations, model);
            scalar.LogLikelihood(left, right, 1, expected);
            using var engine = new SimdEngine(2, lane);
            using var simd = engine.Load(design, observations, model);
            simd.LogLikelihood(left, right, 1, got);
            AssertNear(expected, got);
        }
    }

    /// <summary>What is left of the likelihood when every response is where the model is sure of it.</summary>
    [Theory]
    [InlineData(1e-2)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(200)]
    public void Separated_responses_keep_their_digits(double slope)
    {
        var x = Enumerable.Range(0, 600).Select(row => row % 2 == 0 ? -1.0 : 1.0).ToArray();
        var design = new Design(600, [DesignColumn.Intercept(), DesignColumn.Of("x", x)]);
        var observations = new Observations(Array.ConvertAll(x, value => (value + 1) / 2), null, null);
        using var engine = new SimdEngine();
        using var data = engine.Load(design, observations, Model("binomial", "logit"));
        var expected = -600 * Kernels.Functions.Logarithm.Log1p(new ScalarLane(Math.Exp(-slope))).Value;

        var list = new double[1];
        data.LogLikelihood([0, slope], 1, list);
        AssertNear([expected], list);
        var grid = new double[16];
        data.LogLikelihood(new double[8], [0, slope, 0, slope, 0, slope, 0, slope], 1, grid);
        Assert.All(grid, value => AssertNear([expected], [value]));
    }

    /// <summary>A log-likelihood that is little beside its parts.</summary>
    [Fact]
    public void Large_counts_keep_their_digits()
    {
        double[] y = [1e7, 2e7, 3e9, 5e8];
        var design = new Design(4, new FactorCodes(new[] { 0, 1, 2, 3 }, 4).Indicators("g", 0));
        var model = Model("poisson", "log");
        var at = Array.ConvertAll(y, Math.Log);
        using var scalarEngine = new ScalarEngine();
        using var scalar = scalarEngine.Load(design, new Observations(y, null, null), model);
        using var engine = new SimdEngine();
        using var simd = engine.Load(design, new Observations(y, null, null), model);
        double[] left = [.. Enumerable.Range(0, 4).SelectMany(k => at.Select(value => value + 1e-6 * k))];
        double[] right = [.. Enumerable.Range(0, 4).SelectMany(k => new double[] { 0, 0, k, 1e-4 * k })];
        var (expected, got) = (new double[16], new double[16]);
        scalar.LogLikelihood(left, right, 1, expected);
        simd.LogLikelihood(left, right, 1, got);
        AssertNear(expected, got);
    }

    [Theory]
    [InlineData("binomial")]
    [InlineData("poisson")]
    public void Bits_are_the_same_for_any_number_of_threads(string family)
    {
        var (design, observations, model) = Data(40_000, family, Weighting.None);
        var (left, right) = (Betas(9, design.ColumnCount, 1, 1), Betas(5, design.ColumnCount, 1, 2));
        var bits = new[] { 1, 2, 7 }.Select(threads =>
        {
            using var engine = new SimdEngine(threads);
            using var data = engine.Load(design, observations, model);
            var values = new double[45];
            data.LogLikelihood(left, right, 1, values);
            return values;
        }).ToArray();
        Assert.All(bits, one => Assert.Equal(bits[0], one));
    }

    private static ResponseModelDescriptor Model(string family, string link) => new(FamilyRegistry.Find(family)!, LinkRegistry.Find(link)!);

    private static (Design Design, Observations Observations, ResponseModelDescriptor Model) Data(int rows, string family, Weighting weighting)
    {
        var random = new Random(rows);
        var codes = Enumerable.Range(0, rows).Select(_ => random.Next(3)).ToArray();
        var design = new Design(rows,
        [
            DesignColumn.Intercept(),
            DesignColumn.Of("x", Column(() => 2 * random.NextDouble() - 1)),
            .. new FactorCodes(codes, 3).Indicators("g", 1),
            DesignColumn.Of("z", Column(() => random.Next(4))),
        ]);
        var observations = new Observations(
            Column(() => family == "binomial" ? random.Next(2) : random.Next(6)),
            weighting == Weighting.None ? null : Column(() => random.Next(weighting == Weighting.Whole ? 4 : 2)),
            weighting == Weighting.None ? null : Column(random.NextDouble));
        return (design, observations, Model(family, family == "binomial" ? "logit" : "log"));

        double[] Column(Func<double> value) => [.. Enumerable.Range(0, rows).Select(_ => value())];
    }

    private static double[] Betas(int count, int width, double size, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * width).Select(_ => size * (random.NextDouble() - 0.5))];
    }

    private static void AssertNear(double[] expected, double[] got)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var isNear = Math.Abs(expected[i] - got[i]) <= Tolerance * Math.Abs(expected[i]);
            Assert.True(isNear || expected[i].Equals(got[i]), $"{got[i]:R} is not {expected[i]:R} at {i}");
        }
    }
}
