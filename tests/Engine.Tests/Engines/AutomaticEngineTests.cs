using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Engine.Tests.Data;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Tests.Engines;

/// <summary>Where work goes, and what becomes of it when a card fails, with cards that are made up.</summary>
public sealed class AutomaticEngineTests : IDisposable
{
    /// <summary>So many passes that a look for a card pays.</summary>
    private const double ManyPasses = 1e9;

    private static readonly EngineCosts Fast = new(0.5, 1e10, 1e-9, 1e15, 1e6, 1e12);
    private static readonly EngineCosts Slow = new(0, 1e12, 1e-5, 1e10, 1, 1e6);
    private static readonly ResponseModelDescriptor Model = ResponseModelDescriptor.Spanning.First(model => model.Family.Name == "binomial" && model.Link.Name == "logit");

    private readonly TemporaryFolder _folder = new();
    private readonly GeneratedData _data = new(700, 3, Model);
    private readonly List<EngineNotice> _notices = [];
    private int _looks;
    private int _measurements;

    public void Dispose() => _folder.Dispose();

    private CostFile Costs => new(_folder.File("accel/engines.json"));

    private AutomaticEngine Engine(FakeCard card, EngineCosts? onCard = null, GpuDevice? description = null, Action? open = null, bool isNamed = false) => new(
        new SimdEngine(1),
        () => new CardAccess(
            () =>
            {
                _looks++;
                return (description ?? FakeCard.Description, "");
            },
            _ =>
            {
                open?.Invoke();
                return card;
            },
            (_, opening) =>
            {
                _measurements++;
                return opening is null ? Slow : onCard ?? Fast;
            },
            Costs, isNamed),
        _notices.Add);

    private IResidentDesign Load(IEngine engine, double passes = ManyPasses) => engine.Load(_data.Design, _data.Observations, Model, passes);

    [Fact]
    public void Small_work_is_done_here_before_anybody_looks_for_a_card()
    {
        var card = new FakeCard(_ => { });
        using (var engine = Engine(card))
        {
            using var data = Load(engine, IEngine.PassesOfFit);
            engine.Sample(Sampler.Of(new NormalSampler(0, 1)), new(1), 0, new double[1000]);
            Assert.Equal("cpu", engine.Info.Name);
            Assert.Equal(1, engine.WorkerThreads);
        }
        Assert.Equal(0, _looks);
        Assert.Empty(card.Calls);
        Assert.Equal("The work is too small for a GPU: less than 0.001 s here, by rule of thumb.", Assert.Single(_notices).Text);
        Assert.False(_notices[0].IsFailure);
    }

    [Fact]
    public void Large_work_goes_to_the_card_and_is_told_once()
    {
        var card = new FakeCard(_ => { });
        using (var engine = Engine(card))
        {
            using var small = Load(engine, 1);
            using var data = Load(engine);
            using var again = Load(engine);
            Assert.Equal("gpu", engine.Info.Name);
            Assert.Equal(["Load", "Load"], card.Calls);
        }
        Assert.True(card.IsDisposed);
        Assert.Equal(1, _looks);
        Assert.Equal(2, _measurements);
        Assert.Equal(3, _notices.Count);
        Assert.StartsWith("The speeds of Fake 9000 and of the processor were measured, in ", _notices[1].Text);
        Assert.StartsWith("The work pays for the GPU Fake 9000: expected are ", _notices[2].Text);
        Assert.EndsWith(" there.", _notices[2].Text);
    }

    [Fact]
    public void Measured_costs_are_kept_for_the_next_run_and_spare_the_look_where_no_card_would_pay()
    {
        for (var run = 0; run < 3; run++)
        {
            var card = new FakeCard(_ => { });
            using var engine = Engine(card, onCard: Slow with { StartSeconds = 1e9 });
            using var data = Load(engine);
            Assert.Empty(card.Calls);
            Assert.Equal("cpu", engine.Info.Name);
        }
        Assert.Equal(1, _looks);
        Assert.Equal(2, _measurements);
        Assert.Equal(4, _notices.Count);
        Assert.All(_notices[1..], notice => Assert.StartsWith("The work does not pay for the GPU Fake 9000: expected are ", notice.Text));

        // Of another card, which the user names, nothing is known.
        using var named = Engine(new FakeCard(_ => { }), description: FakeCard.Description with { Index = 1, Name = "Fake 9001" }, isNamed: true);
        using var there = Load(named);
        Assert.Equal("gpu", named.Info.Name);
        Assert.Equal((2, 4), (_looks, _measurements));
    }

    [Fact]
    public void Data_that_a_card_cannot_hold_go_there_only_where_bringing_them_in_every_pass_pays()
    {
        var small = FakeCard.Description with { MemoryBytes = 300L << 20 };
        using var quick = Engine(new FakeCard(_ => { }), description: small);
        using var there = Load(quick);
        Assert.Equal("gpu", quick.Info.Name);
        using var slow = Engine(new FakeCard(_ => { }), onCard: Fast with { TransferRate = 1e6 }, description: small with { Driver = "other" });
        using var here = Load(slow);
        Assert.Equal("cpu", slow.Info.Name);
    }

    [Fact]
    public void Without_a_card_the_reason_is_told_and_nobody_looks_again()
    {
        using var engine = new AutomaticEngine(
            new SimdEngine(1),
            () => new CardAccess(() => (null, $"None, asked {++_looks} times."), _ => throw new InvalidOperationException(), (_, _) => throw new InvalidOperationException(), Costs, false),
            _notices.Add);
        using var data = Load(engine);
        using var again = Load(engine);
        Assert.Equal("None, asked 1 times.", Assert.Single(_notices).Text);
    }

    public static TheoryData<Exception> Failures() =>
    [
        new DeviceFailureException("Fake 9000 has too little memory left for the computation."),
        new NotSupportedException("no such instruction"), new DllNotFoundException("libcuda"),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_card_that_cannot_be_opened_is_left_with_a_note(Exception failure)
    {
        using var engine = Engine(new FakeCard(_ => { }), open: () => throw failure);
        using var data = Load(engine);
        using var again = Load(engine);
        AssertSame(data);
        AssertNoted(failure);
    }

    [Theory]
    [InlineData("Load")]
    [InlineData("NormalEquations")]
    [InlineData("Scores")]
    [InlineData("StartingEquations")]
    [InlineData("LogSaturated")]
    [InlineData("LogLikelihood")]
    [InlineData("Grid")]
    [InlineData("Sample")]
    [InlineData("DisposeData")]
    public void A_call_that_fails_is_repeated_here_and_noted_once(string failing)
    {
        var failure = new DeviceFailureException("The computation failed on Fake 9000. The GPU's driver refuses: device lost.");
        var card = new FakeCard(call =>
        {
            if (call == failing || call == "Dispose")
                throw failure;
        });
        using var engine = Engine(card);
        using (var data = Load(engine))
        {
            AssertSame(data);
            AssertSame(data);
        }
        if (failing == "DisposeData")
        {
            Assert.DoesNotContain(_notices, notice => notice.IsFailure);
            return;
        }
        AssertNoted(failure);
        Assert.Single(card.Calls, failing);
        Assert.Equal("cpu", engine.Info.Name);
        using var later = Load(engine);
        AssertSame(later);
        Assert.Single(card.Calls, "Load");
    }

    [Fact]
    public void A_sample_that_fails_and_the_design_that_it_is_of_go_on_here()
    {
        var isBroken = false;
        var card = new FakeCard(_ =>
        {
            if (isBroken)
                throw new DeviceFailureException("Lost.");
        });
        using var engine = Engine(card);
        using var data = Load(engine);
        using var sample = data.Sample(2)!;
        using var cpu = new SimdEngine(1);
        using var whole = Load(cpu);
        using var expected = whole.Sample(2)!;
        isBroken = true;
        var (want, have) = (Sums(expected), Sums(sample));
        Assert.Equal(want, have);
        Assert.Equal(expected.RowCount, sample.RowCount);
        AssertSame(data);
        Assert.Single(_notices, notice => notice.IsFailure);
    }

    [Fact]
    public void A_fit_whose_card_fails_midway_ends_at_the_same_estimates()
    {
        var passes = 0;
        var card = new FakeCard(call =>
        {
            if (call == "NormalEquations" && ++passes == 3)
                throw new DeviceFailureException("Lost.");
        });
        using var engine = new AutomaticEngine(
            new SimdEngine(1),
            () => new CardAccess(() => (FakeCard.Description, ""), _ => card, (_, opening) => opening is null ? Slow : Fast with { StartSeconds = 0 }, Costs, false),
            _notices.Add);
        var random = new Random(7);
        var rows = 60_000;
        var x = Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray();
        var table = new DataTable("made up", [new NumericColumn("x", x), new NumericColumn("y", x.Select(value => random.NextDouble() < value ? 1.0 : 0).ToArray())]);
        var fit = Glm.Fit(table, "y ~ x", new GlmOptions { Family = "binomial", Engine = new Eager(engine) });
        var expected = Glm.Fit(table, "y ~ x", new GlmOptions { Family = "binomial", Engine = new SimdEngine(1) });
        Assert.Single(_notices, notice => notice.IsFailure);
        Assert.Equal(3, passes);
        foreach (var (one, other) in fit.Coefficients.Zip(expected.Coefficients))
            Assert.Equal(other.Estimate, one.Estimate, 1e-13);
    }

    [Fact]
    public void Threads_that_share_an_engine_use_its_card_one_at_a_time_and_hear_of_its_failure_once()
    {
        var (calls, busy) = (0, 0);
        var card = new FakeCard(call =>
        {
            Assert.Equal(1, Interlocked.Increment(ref busy));
            Thread.Yield();
            Interlocked.Decrement(ref busy);
            // Nobody is told of an end that fails.
            if (++calls >= 30 && !call.StartsWith("Dispose", StringComparison.Ordinal))
                throw new DeviceFailureException("Lost.");
        });
        using (var engine = Engine(card))
        {
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
            {
                using var data = Load(engine);
                AssertSame(data);
            });
        }
        Assert.True(calls >= 30);
        Assert.Single(_notices, notice => notice.IsFailure);
        Assert.Equal(1, _looks);
    }

    [Fact]
    public void Input_that_is_refused_on_the_card_is_no_failure_of_the_card()
    {
        using var engine = Engine(new FakeCard(call =>
        {
            if (call == "Load")
                throw new InputException("The data are wrong.");
        }));
        Assert.Equal("The data are wrong.", Assert.Throws<InputException>(() => Load(engine)).Message);
        Assert.DoesNotContain(_notices, notice => notice.IsFailure);
    }

    [Fact]
    public void Draws_go_where_they_are_fewer_seconds_and_are_made_here_where_the_card_fails()
    {
        var (draws, expected) = (new double[1 << 15], new double[1 << 15]);
        var card = new FakeCard(_ => throw new DeviceFailureException("Lost."));
        using var engine = new AutomaticEngine(
            new SimdEngine(1),
            () => new CardAccess(() => (FakeCard.Description, ""), _ => card, (_, opening) => opening is null ? Slow : Fast with { StartSeconds = 0 }, Costs, false),
            _notices.Add, leastSecondsToLook: 0);
        engine.Sample(Sampler.Of(new NormalSampler(0, 1)), new(3), 5, draws);
        Assert.Equal(["Draw"], card.Calls);
        Assert.Equal("Lost. The processor takes over.", Assert.Single(_notices, notice => notice.IsFailure).Text);
        using var cpu = new SimdEngine(1);
        cpu.Sample(Sampler.Of(new NormalSampler(0, 1)), new(3), 5, expected);
        Assert.Equal(expected, draws);
    }

    private void AssertNoted(Exception failure)
    {
        var note = Assert.Single(_notices, notice => notice.IsFailure).Text;
        Assert.EndsWith(" The processor takes over.", note);
        Assert.Contains(failure is DeviceFailureException { What: var what } ? what : failure.Message, note, StringComparison.Ordinal);
        Assert.DoesNotContain("--engine", note, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', note);
    }

    /// <summary>Every number of the design is that of the processor, or of the scalar engine in the card.</summary>
    private void AssertSame(IResidentDesign data)
    {
        using var engine = new SimdEngine(1);
        using var expected = Load(engine);
        var (want, have) = (Sums(expected), Sums(data));
        for (var i = 0; i < want.Length; i++)
            Assert.Equal(want[i], have[i], 1e-9 * Math.Max(1, Math.Abs(want[i])));
    }

    private double[] Sums(IResidentDesign data)
    {
        using var sample = data.Sample(1000);
        var (start, equations) = (new NormalEquations(data.ColumnCount, Arithmetic.Plain), new NormalEquations(data.ColumnCount, Arithmetic.Plain));
        data.StartingEquations(start);
        data.NormalEquations(_data.Beta, equations);
        double[] pass = [.. equations.Score];
        data.Scores(_data.Beta, equations);
        var (list, grid) = (new double[2], new double[4]);
        double[] left = [.. _data.Beta, .. _data.Beta.Select(value => value / 2)];
        data.LogLikelihood(left, 1, list);
        data.LogLikelihood(left, [.. left.Select(value => value / 3)], 1, grid);
        return [.. start.Gram, .. pass, .. equations.Gram, .. equations.Score, equations.Deviance, data.LogSaturated(1), .. list, .. grid, data.RowCount];
    }

    /// <summary>Takes every load for one of many passes.</summary>
    private sealed class Eager(IEngine engine) : IEngine
    {
        public EngineInfo Info => engine.Info;

        public IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model, double passes) =>
            engine.Load(design, observations, model, ManyPasses);

        public void Sample(Sampler sampler, StreamKey stream, long first, Span<double> into) => engine.Sample(sampler, stream, first, into);

        public void Dispose() => engine.Dispose();
    }
}
