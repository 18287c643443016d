using Accel.Bench.Gpu;
using Accel.Bench.Gpu.Cases;
using Accel.Engine.Measurement;

namespace Accel.Bench.Tests;

/// <summary>Predictions against the same sums done by hand.</summary>
public sealed class HotPathWorkTests
{
    private const double Precision = 1e-12;

    /// <summary>1 TB/s read, 0.5 TB/s written, 10 Tflop/s, a bus of 20 and 10 GB/s.</summary>
    private static readonly CardBounds Card = new("a card", 1e12, 0.5e12, 0.8e12, 10e12, 20e9, 10e9, 20e12, null);

    private static readonly MeasuredModel Linear = MeasuredModel.Linear;
    private static readonly MeasuredModel Logistic = MeasuredModel.Logistic;
    private static readonly MeasuredModel Poisson = MeasuredModel.LogLinear;

    [Theory]
    // 8 bytes a column and response; 5 (p + 1) operations, and (p + 1)(p + 2) of the product at twice the rate.
    [InlineData(5, 0, 1000 * 48 / 1e12, "memory")]
    [InlineData(200, 0, 1000 * (5 * 201 / 10e12 + 201 * 202 / 20e12), "arithmetic")]
    // A level's code is a byte, and it is added to p + 2 sums and a predictor: 2 (p + 3) operations.
    [InlineData(200, 7, 1000 * ((5 * 201 + 406) / 10e12 + 201 * 202 / 20e12), "arithmetic")]
    public void Normal_equations_of_a_linear_model(int columns, int levels, double seconds, string bound)
    {
        var rows = new BenchRows(Linear, 1000, columns, levels);
        var work = rows.Work(HotPath.NormalEquations);
        Assert.Equal(seconds, work.LeastSeconds(Card), Precision * seconds);
        Assert.Equal(bound, work.BoundBy(Card));
        Assert.Equal(rows.Bytes, work.Bytes);
    }

    [Fact]
    public void A_pass_of_a_logistic_model_has_an_exponential_and_a_logarithm_a_row()
    {
        var rows = new BenchRows(Logistic, 10, 2);
        Assert.Equal(170, rows.Bytes);
        var work = rows.Work(HotPath.Scores);
        Assert.Equal(10 * (4 * 3 + 2 * (26 + 43)), work.Operations);
        Assert.Equal(10 / Card.ExpRate + 10 / Card.LogRate + 120 / Card.MultiplyAddRate, work.Operations / Card.MultiplyAddRate, Precision);
    }

    [Fact]
    public void A_log_likelihood_has_no_logarithm_a_row()
    {
        var rows = new BenchRows(Logistic, 10, 2);
        Assert.Equal(new HotPathWork("rows", 10, Read: 170, Operations: 2 * 10 * (3 + 26 + 2)), rows.Work(HotPath.LogLikelihood));
        Assert.Equal(2 * 10 * (3 + 1 + 26 + 1), (rows with { Model = Poisson, Levels = 4 }).Work(HotPath.LogLikelihood).Operations);
        Assert.Equal(2 * 10 * 3, (rows with { Model = Linear }).Work(HotPath.LogLikelihood).Operations);
    }

    [Fact]
    public void Terms_of_lists_and_grids()
    {
        Assert.Equal(2e6 * (2 + 26 + 2), HotPathWork.OfList(Logistic, 900, 100, 1e4, 2).Operations);
        Assert.Equal(2e6 * (2 + 26 + 1), HotPathWork.OfList(Poisson, 900, 100, 1e4, 2).Operations);
        Assert.Equal(2e6 * 2 + 2 * 100 * 200 * 28, HotPathWork.OfGrid(Logistic, 900, 100, 100, 2).Operations);
        Assert.Equal(1e6, HotPathWork.OfGrid(Poisson, 900, 100, 100, 2).Count);
    }

    [Fact]
    public void Draws_loads_and_fits_are_bound_by_what_they_move()
    {
        var draws = HotPathWork.OfDraws("uniform", 1e6, toHost: false);
        Assert.Equal((8e6 / 0.5e12, "memory"), (draws.LeastSeconds(Card), draws.BoundBy(Card)));
        var fetched = HotPathWork.OfDraws("normal", 1e6, toHost: true);
        Assert.Equal((8e6 / 10e9, "bus"), (fetched.LeastSeconds(Card), fetched.BoundBy(Card)));
        Assert.Equal(3e9 / 20e9, HotPathWork.OfLoad(3e9).LeastSeconds(Card));
        var fit = HotPathWork.OfFit(new HotPathWork("rows", 1e6, Read: 1e9, Operations: 2e9, Products: 3e9));
        Assert.Equal((1e9 / 20e9, 5e9, 25e9), (fit.LeastSeconds(Card), fit.Read, fit.Flops));
    }

    [Fact]
    public void Targets_are_times()
    {
        Assert.Equal(6e9 / 0.6e12, Target.OfReading(0.6, 6e9).MostSeconds(Card)!.Value, Precision);
        Assert.Equal(3e9 / 0.3e12, Target.OfWriting(0.6, 3e9).MostSeconds(Card)!.Value, Precision);
        Assert.Equal(2 * 1000.0 * 201 * 201 / 10e12, Target.OfProduct(0.5, 1000, 201).MostSeconds(Card)!.Value, Precision);
        Assert.Null(Target.OfProduct(0.5, 1000, 201).MostSeconds(Card with { ProductRate = null }));
        Assert.Equal(0.02, Target.OfRate(50e9, 1e9, "terms").MostSeconds(Card));
    }

    [Theory]
    [InlineData(141_000_000_000, false, 4L << 30)]
    [InlineData(141_000_000_000, true, 512L << 20)]
    [InlineData(24_000_000_000, false, 2_400_000_000)]
    public void The_matrix_fits_the_card(long memory, bool quick, long bytes)
    {
        var plan = BenchPlan.For(memory, quick);
        Assert.Equal(bytes, plan.MatrixBytes);
        Assert.All(plan.Cases().SelectMany(one => one.Paths), path => Assert.InRange(path.Work.LeastSeconds(Card), 1e-6, 10));
        Assert.Contains(plan.Cases().SelectMany(one => one.Paths), path => path.TorchJob == "logistic " + plan.GridRows + " 2 10000");
    }
}
