using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using Accel.Kernels.Tests.Lanes;

namespace Accel.Kernels.Tests.Passes;

/// <summary>The passes on lanes against the pass that walks rows one by one.</summary>
public unsafe class PanelPassTests
{
    private const double Tolerance = 1e-12;

    private static readonly (int Rows, int Dense, int[] Levels)[] Shapes =
    [
        (8, 1, []), (16, 2, []), (256, 3, []), (24, 5, []), (256, 17, []), (248, 33, []), (256, 130, []), (256, 300, []),
        (256, 0, [3]), (8, 1, [1]), (200, 4, [2, 40]), (256, 5, [10, 50, 200]), (256, 8, [7]), (40, 13, [5, 6, 7, 8]),
    ];

    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Lanes_give_the_sums_of_the_row_pass(LaneKind lane)
    {
        foreach (var model in ResponseModelDescriptor.Spanning)
        {
            foreach (var (rows, dense, levels) in Shapes)
            {
                foreach (var unitWeights in new[] { true, false })
                {
                    using var data = new RandomPanel(rows, dense, levels, unitWeights);
                    using var expected = PanelPass.RowByRow(model, data.Layout);
                    using var got = PanelPass.OnLanes(lane, model, data.Layout);
                    AssertSame(data.Layout, Sums(expected, data, Arithmetic.Plain), Sums(got, data, Arithmetic.Plain));
                    if (dense > 20)
                        continue;
                    AssertSame(data.Layout, Sums(expected, data, Arithmetic.Compensated), Sums(got, data, Arithmetic.Compensated));
                }
            }
        }
    }

    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Scores_are_those_of_the_normal_equations(LaneKind lane)
    {
        foreach (var model in ResponseModelDescriptor.Spanning)
        {
            foreach (var (rows, dense, levels) in Shapes)
            {
                using var data = new RandomPanel(rows, dense, levels, dense % 2 == 0);
                using var byRow = PanelPass.RowByRow(model, data.Layout);
                using var onLanes = PanelPass.OnLanes(lane, model, data.Layout);
                foreach (var arithmetic in Enum.GetValues<Arithmetic>())
                {
                    var expected = Sums(byRow, data, arithmetic);
                    var rowScores = Scores(byRow, data, arithmetic);
                    var scores = Scores(onLanes, data, arithmetic);
                    Assert.All(scores.Gram, value => Assert.Equal(0, value));
                    AssertNear(Used(data.Layout, expected.Score), Used(data.Layout, rowScores.Score));
                    AssertNear(Used(data.Layout, expected.Score), Used(data.Layout, scores.Score));
                    AssertNear([expected.Deviance, expected.Pearson], [scores.Deviance, scores.Pearson]);
                    AssertNear([rowScores.Explained], [scores.Explained]);
                }
            }
        }
    }

    [Fact]
    public void Explained_is_the_weighted_square_of_the_predictor_about_the_centre()
    {
        var model = ResponseModelDescriptor.Spanning.First(model => model.IsLinear);
        using var data = new RandomPanel(64, 3, [], false);
        using var pass = PanelPass.OnLanes(LaneSelection.Chosen, model, data.Layout);
        var sums = Scores(pass, data, Arithmetic.Plain);
        var expected = 0.0;
        for (var row = 0; row < data.Panel.Rows; row++)
        {
            var mean = data.Panel.Offset[row] + data.Beta[data.Layout.Intercept];
            for (var column = 0; column < 3; column++)
                mean += data.Panel.Dense[column][row] * data.Beta[column];
            expected += data.Panel.Weight[row] * (mean - sums.Centre) * (mean - sums.Centre);
        }
        Assert.Equal(expected, sums.Explained, 1e-12);
    }

    /// <summary>A panel's deviance comes from one logarithm where it can: also where almost nothing is left of it.</summary>
    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Deviance_of_binary_responses_is_accurate_far_out(LaneKind lane)
    {
        var model = ResponseModelDescriptor.Spanning.First(model => model.Family.Name == "binomial" && model.Link.Name == "logit");
        foreach (var size in new[] { 1e-3, 1, 20, 36, 100, 700 })
        {
            using var data = new RandomPanel(256, 0, [], true);
            data.Beta[data.Layout.Intercept] = size;
            for (var row = 0; row < 256; row++)
            {
                data.Panel.Response[row] = 1;
                data.Panel.Offset[row] = 0;
                data.Panel.Weight[row] = row % 5 == 0 ? 0 : 1;
            }
            using var pass = PanelPass.OnLanes(lane, model, data.Layout);
            var deviance = Sums(pass, data, Arithmetic.Plain).Deviance;
            var expected = 204 * 2 * Functions.Log1p(Math.Exp(-size));
            Assert.True(Math.Abs(deviance - expected) <= 1e-14 * expected, $"{deviance:R} is not {expected:R}");
        }
    }

    /// <summary>Whatever the predictors' size, for one β and for many, which take other ways.</summary>
    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Deviances_of_binary_responses_are_those_of_the_row_pass(LaneKind lane)
    {
        var model = ResponseModelDescriptor.Spanning.First(model => model.Family.Name == "binomial" && model.Link.Name == "logit");
        double[] sizes = [1e-3, 1, 30, 100, 1000, 1e5, 1e9];
        foreach (var (rows, dense, levels) in new (int, int, int[])[] { (256, 1, []), (248, 8, []), (256, 9, []), (64, 3, [2, 5]) })
        {
            using var data = new RandomPanel(rows, dense, levels, true);
            using var byRow = PanelPass.RowByRow(model, data.Layout);
            using var onLanes = PanelPass.OnLanes(lane, model, data.Layout, isBinary: true);
            var width = data.Layout.Count;
            var betas = new double[sizes.Length * width];
            for (var at = 0; at < betas.Length; at++)
                betas[at] = sizes[at / width] * data.Beta[at % width];
            var (expected, many, one) = (new double[sizes.Length], new double[sizes.Length], new double[sizes.Length]);
            fixed (double* from = betas, toExpected = expected, toMany = many, toOne = one)
            {
                byRow.Deviances(data.Panel, from, sizes.Length, toExpected);
                onLanes.Deviances(data.Panel, from, sizes.Length, toMany);
                for (var k = 0; k < sizes.Length; k++)
                    onLanes.Deviances(data.Panel, from + k * width, 1, toOne + k);
            }
            for (var k = 0; k < sizes.Length; k++)
            {
                AssertNear([expected[k]], [many[k]]);
                AssertNear([expected[k]], [one[k]]);
            }
        }
    }

    /// <summary>The same where almost nothing is left of the deviance, against its own formula.</summary>
    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Deviances_keep_their_digits_far_out(LaneKind lane)
    {
        var model = ResponseModelDescriptor.Spanning.First(model => model.Family.Name == "binomial" && model.Link.Name == "logit");
        using var data = new RandomPanel(256, 0, [], true);
        for (var row = 0; row < 256; row++)
        {
            data.Panel.Response[row] = 1;
            data.Panel.Offset[row] = 0;
            data.Panel.Weight[row] = row % 5 == 0 ? 0 : 1;
        }
        using var pass = PanelPass.OnLanes(lane, model, data.Layout);
        foreach (var size in new[] { 1e-3, 1, 20, 36, 100, 700 })
        {
            data.Beta[data.Layout.Intercept] = size;
            var deviance = 0.0;
            pass.Deviances(data.Panel, data.Beta, 1, &deviance);
            var expected = 204 * 2 * Functions.Log1p(Math.Exp(-size));
            Assert.True(Math.Abs(deviance - expected) <= 1e-13 * expected, $"{deviance:R} is not {expected:R}");
        }
    }

    private static class Functions
    {
        public static double Log1p(double x) => Kernels.Functions.Logarithm.Log1p(new ScalarLane(x)).Value;
    }

    private static NormalEquationSums Sums(PanelPass pass, RandomPanel data, Arithmetic arithmetic)
    {
        var sums = new NormalEquationSums(data.Layout, arithmetic);
        pass.NormalEquations(data.Panel, data.Beta, sums);
        sums.Complete();
        return sums;
    }

    private static NormalEquationSums Scores(PanelPass pass, RandomPanel data, Arithmetic arithmetic)
    {
        var sums = new NormalEquationSums(data.Layout, arithmetic) { Centre = 0.3 };
        pass.Scores(data.Panel, data.Beta, sums);
        return sums;
    }

    private static void AssertSame(SlotLayout layout, NormalEquationSums expected, NormalEquationSums got)
    {
        AssertNear(Used(layout, Upper(layout, expected)), Used(layout, Upper(layout, got)));
        AssertNear(Used(layout, expected.Score), Used(layout, got.Score));
        AssertNear([expected.Deviance, expected.Pearson], [got.Deviance, got.Pearson]);
    }

    private static double[] Upper(SlotLayout layout, NormalEquationSums sums) =>
        [.. sums.Gram.Select((value, at) => at / layout.Count <= at % layout.Count ? value : 0)];

    /// <summary>A vector or a matrix without the slot that no coefficient owns.</summary>
    private static double[] Used(SlotLayout layout, double[] values) =>
        [.. values.Where((_, at) => at % layout.Count != layout.Unused && at / layout.Count != layout.Unused)];

    private static void AssertNear(double[] expected, double[] got)
    {
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
