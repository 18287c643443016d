using System.Diagnostics;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Kernels.Passes;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Measurement;

/// <summary>Measures what work costs on an engine, by logistic models of made-up data: a tiny one, a narrow one and a wide one.</summary>
/// <param name="NarrowRows">Rows of the narrow data, beyond every cache.</param>
/// <param name="NarrowColumns">Its columns.</param>
/// <param name="WideRows">Rows of the wide data.</param>
/// <param name="WideColumns">Its columns.</param>
/// <param name="Draws">Number of draws.</param>
/// <param name="Seconds">For how long to repeat each pass.</param>
internal sealed record EngineCalibration(int NarrowRows, int NarrowColumns, int WideRows, int WideColumns, int Draws, double Seconds)
{
    private const int TinyRows = 64;

    /// <summary>What a start and an idle pass leave of a measured time at least, so that noise cannot make rates endless.</summary>
    private const double LeastPart = 0.1;

    /// <summary>About half a second on two cores, besides the start of a device.</summary>
    public static EngineCalibration Usual { get; } = new(1 << 22, 3, 1 << 16, 128, 1 << 22, 0.04);

    /// <summary>Measures an engine that has computed nothing yet.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="openingSeconds">How long it took to open the device; null for the processor, whose start costs nothing.</param>
    public EngineCosts Measure(IEngine engine, double? openingSeconds)
    {
        var random = new Random(1);
        var numbers = new double[Math.Max(NarrowRows + NarrowColumns, WideRows + WideColumns)];
        foreach (ref var number in numbers.AsSpan())
            number = random.NextDouble() - 0.5;
        var first = Run(engine, numbers, TinyRows, 1);
        var tiny = Run(engine, numbers, TinyRows, 1);
        var narrow = Run(engine, numbers, NarrowRows, NarrowColumns);
        var wide = Run(engine, numbers, WideRows, WideColumns);
        var draws = new double[Draws];
        var drawing = Repetition.LeastSeconds(Seconds, () => engine.Sample(Sampler.Of(new NormalSampler(0, 1)), new StreamKey(1), 0, draws));
        return new EngineCosts(
            openingSeconds + first.StartSeconds ?? 0,
            (Bytes(narrow) + Bytes(wide)) / (narrow.LoadSeconds + wide.LoadSeconds),
            tiny.PassSeconds,
            Bytes(narrow) / Beyond(narrow.PassSeconds, tiny.PassSeconds),
            wide.Work.PassSeconds / Beyond(wide.PassSeconds, tiny.PassSeconds),
            Draws / drawing);

        double Bytes(Measured run) => openingSeconds is null ? run.Work.StoredBytes : run.Work.DeviceBytes;
    }

    private Measured Run(IEngine engine, double[] numbers, int rows, int columns)
    {
        // Columns that are shifted against each other depend on each other no more than random ones.
        var design = new Design(rows, [DesignColumn.Intercept(), .. Enumerable.Range(0, columns).Select(j => DesignColumn.Of($"x{j}", ColumnData.From(numbers.AsSpan(j, rows))))]);
        var response = ColumnData.From([.. numbers.Take(rows).Select(number => number < 0 ? 0.0 : 1.0)]);
        var observations = new Observations(response, null, null);
        var watch = Stopwatch.StartNew();
        using var data = engine.Load(design, observations, MeasuredModel.Logistic.Model);
        var loading = watch.Elapsed.TotalSeconds;
        var beta = new double[data.ColumnCount];
        var equations = new NormalEquations(data.ColumnCount, Arithmetic.Plain);
        data.NormalEquations(beta, equations);
        var start = watch.Elapsed.TotalSeconds;
        var pass = Repetition.LeastSeconds(Seconds, () => data.NormalEquations(beta, equations));
        return new Measured(start, loading, pass, DataWork.Of(design, observations, 1));
    }

    private static double Beyond(double seconds, double latency) => Math.Max(seconds - latency, LeastPart * seconds);

    /// <summary>What was measured of some data.</summary>
    /// <param name="StartSeconds">From the beginning of the load to the end of the first pass.</param>
    /// <param name="LoadSeconds">The load.</param>
    /// <param name="PassSeconds">Least seconds of a pass.</param>
    /// <param name="Work">One pass.</param>
    private readonly record struct Measured(double StartSeconds, double LoadSeconds, double PassSeconds, DataWork Work);
}
