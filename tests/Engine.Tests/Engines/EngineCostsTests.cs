using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Engine.Measurement;

namespace Accel.Engine.Tests.Engines;

public class EngineCostsTests
{
    private static readonly EngineCosts Card = new(StartSeconds: 1.5, TransferRate: 5e9, PassLatency: 1e-4, ReadRate: 2e12, Speed: 1000, DrawRate: 5e8);
    private static readonly EngineCosts Processor = new(StartSeconds: 0, TransferRate: 1e12, PassLatency: 1e-5, ReadRate: 5e10, Speed: 16, DrawRate: 2e9);

    private static DataWork Work(double passes, double passSeconds = 0.1) => new(1e9, 2e9, 3e9, passSeconds, passes);

    [Fact]
    public void Seconds_are_start_transfer_and_passes_bound_by_reading_or_arithmetic()
    {
        // 1.5 + 2e9 / 5e9 + 10 × (1e-4 + max(2e9 / 2e12, 0.1 / 1000))
        Assert.Equal(1.5 + 0.4 + 10 * (1e-4 + 1e-3), Work(10).SecondsThere(Card, 8e9, isStarted: false), 1e-12);
        Assert.Equal(0.4 + 10 * (1e-4 + 1e-3), Work(10).SecondsThere(Card, 8e9, isStarted: true), 1e-12);
        Assert.Equal(0.4 + 10 * (1e-4 + 0.5), Work(10, passSeconds: 500).SecondsThere(Card, 8e9, isStarted: true), 1e-12);
        // 1e9 / 1e12 + 10 × (1e-5 + max(1e9 / 5e10, 0.1 / 16))
        Assert.Equal(1e-3 + 10 * (1e-5 + 0.02), Work(10).SecondsHere(Processor), 1e-12);
        Assert.Equal(1e-3 + 10 * (1e-5 + 1.0 / 16), Work(10, passSeconds: 1).SecondsHere(Processor), 1e-12);
    }

    [Fact]
    public void Data_that_do_not_fit_are_brought_in_every_pass()
    {
        Assert.Equal(1.5 + 10 * (1e-4 + 0.4), Work(10).SecondsThere(Card, 3.3e9, isStarted: false), 1e-12);
        Assert.Equal(10 * (1e-4 + 0.5), Work(10, passSeconds: 500).SecondsThere(Card, 3.3e9, isStarted: true), 1e-12);
        Assert.Equal(1.5 + 0.4 + 10 * (1e-4 + 1e-3), Work(10).SecondsThere(Card, 3.4e9, isStarted: false), 1e-12);
    }

    [Fact]
    public void The_card_is_faster_from_the_crossover_on_that_the_formula_has()
    {
        var crossover = (1.5 + 0.4 - 1e-3) / (1e-5 + 0.02 - (1e-4 + 1e-3));
        Assert.True(IsFasterThere(crossover * 1.001));
        Assert.False(IsFasterThere(crossover * 0.999));

        static bool IsFasterThere(double passes) => Work(passes).SecondsThere(Card, 8e9, isStarted: false) < Work(passes).SecondsHere(Processor);
    }

    [Fact]
    public void Draws_that_are_copied_back_slower_than_made_never_pay()
    {
        foreach (var count in new[] { 1.0, 1e6, 2e9 })
            Assert.True(new DrawWork(count).SecondsHere(Processor) < new DrawWork(count).SecondsThere(Card, 8e9, isStarted: true));
        Assert.Equal(1.5 + 2, new DrawWork(1e9).SecondsThere(Card, 8e9, isStarted: false), 1e-12);
    }

    [Fact]
    public void Work_counts_each_stored_column_once_and_what_a_card_needs_for_it()
    {
        const int rows = 1000;
        ColumnData x = Enumerable.Range(0, rows).Select(i => i + 0.1).ToArray();
        var codes = new FactorCodes(Enumerable.Range(0, rows).Select(i => i % 3).ToArray(), 3);
        var others = new FactorCodes(Enumerable.Range(0, rows).Select(i => i % 2).ToArray(), 2);
        var slopes = new DesignBlock([x], [codes]);
        var design = new Design(rows,
            [DesignColumn.Intercept(), DesignColumn.Of("x", x), .. codes.Indicators("a", 1), .. others.Indicators("b", 1), new DesignColumn("x:a", "x:a1", slopes, [new(1, 1)])]);
        ColumnData y = Enumerable.Range(0, rows).Select(i => (double)(i % 2)).ToArray();
        var work = DataWork.Of(design, new Observations(y, null, x), 7);
        Assert.Equal(x.StoredBytes + y.StoredBytes + codes.Codes.StoredBytes + others.Codes.StoredBytes, work.StoredBytes);
        // x twice, as a column and as the offset, y, the products x:a as doubles, three factors as slots.
        Assert.Equal(2 * x.StoredBytes + y.StoredBytes + rows * (8 + 3 * 4), work.DeviceBytes);
        Assert.True(work.DeviceMemory >= work.DeviceBytes + rows * (4 * 8 + 6 * 4));
        Assert.Equal(7, work.Passes);
        Assert.Equal(7 * rows * (RowEffort.Scores(1, 3) + RowEffort.Gram(1, 3)) * 1e-9, work.CoreSeconds, 1e-15);
    }

    [Fact]
    public void A_design_of_no_rows_and_columns_costs_next_to_nothing()
    {
        var work = DataWork.Of(new Design(0, []), new Observations(ColumnData.From(Array.Empty<double>()), null, null), 1);
        Assert.Equal(0, work.StoredBytes);
        Assert.Equal(0, work.CoreSeconds);
    }

    [Theory]
    [InlineData(0.0000004, "less than 0.001 s")]
    [InlineData(0.0213, "0.021 s")]
    [InlineData(0.314, "0.31 s")]
    [InlineData(1234.5, "1235 s")]
    public void Seconds_are_told_as_precisely_as_they_are_known(double seconds, string expected) => Assert.Equal(expected, Accel.Engine.Engines.Work.Text(seconds));

    [Fact]
    public void A_calibration_measures_costs_that_are_possible()
    {
        using var engine = new SimdEngine(1);
        var small = new EngineCalibration(20_000, 3, 2_000, 16, 20_000, 0.002);
        var here = small.Measure(engine, openingSeconds: null);
        Assert.True(here.IsPossible);
        Assert.Equal(0, here.StartSeconds);
        var there = small.Measure(new FakeCard(_ => { }), openingSeconds: 3);
        Assert.True(there.IsPossible);
        Assert.True(there.StartSeconds > 3);
    }
}
