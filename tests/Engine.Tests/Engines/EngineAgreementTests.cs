using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;

namespace Accel.Engine.Tests.Engines;

/// <summary>The Simd engine on every lane type against the Scalar engine, for every family with every link.</summary>
public class EngineAgreementTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<LaneKind, string, string> LanesAndModels()
    {
        var data = new TheoryData<LaneKind, string, string>();
        foreach (var lane in Enum.GetValues<LaneKind>())
        {
            foreach (var model in ResponseModelDescriptor.Spanning)
                data.Add(lane, model.Family.Name, model.Link.Name);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(LanesAndModels))]
    public void Passes_agree_with_the_scalar_engine(LaneKind lane, string family, string link)
    {
        var model = Model(family, link);
        foreach (var (rows, dense) in new[] { (1, 1), (7, 0), (511, 3), (513, 4), (5003, 9) })
        {
            var data = new GeneratedData(rows, dense, model);
            using var scalar = new ScalarEngine();
            using var simd = new SimdEngine(2, lane);
            using var expected = scalar.Load(data.Design, data.Observations, model);
            using var got = simd.Load(data.Design, data.Observations, model);
            foreach (var arithmetic in Enum.GetValues<Arithmetic>())
            {
                AssertAgree(Sums(expected, data.Beta, arithmetic), Sums(got, data.Beta, arithmetic));
                AssertAgree(Start(expected, arithmetic), Start(got, arithmetic));
            }
            double[] betas = [.. data.Beta, .. data.Beta.Select(value => value / 2), .. data.Beta.Select(value => value * 1.01)];
            var (values, others) = (new double[3], new double[3]);
            expected.LogLikelihood(betas, 0.7, values);
            got.LogLikelihood(betas, 0.7, others);
            AssertNear(values, others);
        }
    }

    [Theory]
    [InlineData("gaussian", "identity")]
    [InlineData("binomial", "logit")]
    [InlineData("poisson", "log")]
    [InlineData("Gamma", "inverse")]
    public void Bits_are_the_same_for_any_number_of_threads(string family, string link)
    {
        var model = Model(family, link);
        var data = new GeneratedData(70_001, 5, model);
        var bits = new[] { 1, 2, 3, 8 }.Select(threads =>
        {
            using var engine = new SimdEngine(threads);
            using var resident = engine.Load(data.Design, data.Observations, model);
            var sums = Sums(resident, data.Beta, Arithmetic.Plain);
            var values = new double[1];
            resident.LogLikelihood(data.Beta, 1, values);
            return (double[])[.. sums.Gram, .. sums.Score, sums.Deviance, sums.Pearson, values[0]];
        }).ToArray();
        Assert.All(bits, one => Assert.Equal(bits[0], one));
    }

    [Fact]
    public void Compensated_sums_keep_what_plain_ones_lose()
    {
        // 1e8 + k for k = −2 … 2: Σ x² needs 20 digits, and the determinant all of them.
        var x = Enumerable.Range(0, 1000).Select(row => 1e8 + (row % 5 - 2)).ToArray();
        var design = new Design(1000, [DesignColumn.Intercept(), DesignColumn.Of("x", x)]);
        var model = Model("gaussian", "identity");
        using var engine = new SimdEngine();
        using var resident = engine.Load(design, new Observations(new double[1000], null, null), model);
        var sums = Start(resident, Arithmetic.Compensated);
        var exact = 1000 * (System.Numerics.BigInteger)10_000_000_000_000_000 + 2000;
        Assert.Equal(exact, (System.Numerics.BigInteger)sums.Gram[3] + (System.Numerics.BigInteger)sums.GramLow[3]);
    }

    private static ResponseModelDescriptor Model(string family, string link) =>
        ResponseModelDescriptor.Spanning.First(model => model.Family.Name == family && model.Link.Name == link);

    private static NormalEquations Sums(IResidentDesign data, double[] beta, Arithmetic arithmetic)
    {
        var sums = new NormalEquations(data.ColumnCount, arithmetic);
        data.NormalEquations(beta, sums);
        return sums;
    }

    private static NormalEquations Start(IResidentDesign data, Arithmetic arithmetic)
    {
        var sums = new NormalEquations(data.ColumnCount, arithmetic);
        data.StartingEquations(sums);
        return sums;
    }

    private static void AssertAgree(NormalEquations expected, NormalEquations got)
    {
        AssertNear(expected.Gram, got.Gram);
        AssertNear(expected.Score, got.Score);
        AssertNear([expected.Deviance, expected.Pearson], [got.Deviance, got.Pearson]);
    }

    private static void AssertNear(double[] expected, double[] got)
    {
        // Sums that nearly cancel are compared at the scale of the sums beside them.
        var scale = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < expected.Length; i++)
        {
            if (!double.IsFinite(expected[i]))
                Assert.Equal(expected[i], got[i]);
            else
                Assert.True(Math.Abs(expected[i] - got[i]) <= Tolerance * scale, $"{got[i]:R} is not {expected[i]:R}");
        }
    }
}
