using System.Globalization;
using System.Text;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Kernels.Passes;

namespace Accel.Engine.Measurement;

/// <summary>Measures a machine: the processor's bounds, then every hot path on every engine there is.</summary>
public sealed class MachineMeasurement
{
    /// <summary>The scalar engine, which walks row by row, gets so much less to do.</summary>
    private const int ScalarShare = 16;

    /// <summary>Of the numbers, so many times fewer are read from text.</summary>
    private const int TextShare = 20;

    private const int TextColumns = 21;

    private static readonly int[] ColumnCounts = [5, 20, 50, 100];

    private readonly MeasurementPlan _plan;
    private readonly IProgress<string> _progress;
    private readonly double[] _values;

    /// <summary>Prepares a measurement.</summary>
    /// <param name="plan">On how much data, and for how long.</param>
    /// <param name="progress">Is told what is being measured.</param>
    public MachineMeasurement(MeasurementPlan plan, IProgress<string> progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _progress = progress;
        _values = new double[Math.Min(plan.Bytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16) / sizeof(double)];
        var random = new Random(1);
        foreach (ref var value in _values.AsSpan())
            value = random.NextDouble() - 0.5;
    }

    /// <summary>Measures.</summary>
    public MachineReport Run()
    {
        var all = Environment.ProcessorCount;
        using var single = new SimdEngine(1);
        using var scalar = new ScalarEngine();
        using var every = new SimdEngine();
        var bounds = new List<ProcessorBounds> { Bounds(1) };
        var speeds = new List<HotPathSpeed>();
        if (all > 1)
            bounds.Add(Bounds(all));
        speeds.AddRange(Measure(scalar, _values.Length / ScalarShare, bounds[0]));
        speeds.AddRange(Measure(single, _values.Length, bounds[0]));
        if (all > 1)
            speeds.AddRange(Measure(every, _values.Length, bounds[1]));
        CardBounds? card = null;
        if (GpuSupport.TryCreate(out var gpu, out var noGpu))
        {
            using (gpu)
            {
                card = Bounds(gpu);
                speeds.AddRange(Measure(gpu, _values.Length, card));
            }
        }
        return new MachineReport(every.Info.Device, every.Info.Lanes, bounds, speeds, Reading(bounds[^1]), noGpu) { Card = card };
    }

    private ProcessorBounds Bounds(int threads)
    {
        _progress.Report($"bounds of the processor, {Threads(threads)}");
        return ProcessorBounds.Measure(threads, _plan.BoundSeconds);
    }

    private CardBounds? Bounds(IEngine gpu)
    {
        _progress.Report($"bounds of {gpu.Info.Device}");
        return (gpu as IMeasuredCard)?.MeasureBounds(CardPlan.Quick);
    }

    private IEnumerable<HotPathSpeed> Measure(IEngine engine, int values, IPassBounds? bounds)
    {
        foreach (var columns in ColumnCounts)
        {
            var rows = values / columns;
            ColumnData[] data = [.. Enumerable.Range(0, columns).Select(j => ColumnData.From(_values.AsSpan(j * rows, rows)))];
            var design = new Design(rows, [DesignColumn.Intercept(), .. data.Select((values, j) => DesignColumn.Of($"x{j}", values))]);
            // 0 and 1, which every family takes.
            var response = ColumnData.From([.. Enumerable.Range(0, rows).Select(row => _values[row] < 0 ? 0.0 : 1.0)]);
            var bytes = response.StoredBytes + data.Sum(values => values.StoredBytes);
            foreach (var model in MeasuredModel.All)
            {
                _progress.Report($"{engine.Info.Name}, {Threads(engine.Info.Threads)}: {model.Name}, {columns} columns");
                using var resident = engine.Load(design, new Observations(response, null, null), model.Model);
                foreach (var path in Enum.GetValues<HotPath>())
                    yield return Speed(engine.Info, resident, path, model, bytes, rows, bounds);
            }
        }
    }

    private HotPathSpeed Speed(
        EngineInfo engine, IResidentDesign data, HotPath path, MeasuredModel model, long bytes, int rows, IPassBounds? bounds)
    {
        var beta = new double[data.ColumnCount];
        var value = new double[1];
        var equations = new NormalEquations(data.ColumnCount, Arithmetic.Plain);
        var seconds = Repetition.LeastSeconds(_plan.PathSeconds, () =>
        {
            if (path == HotPath.NormalEquations)
                data.NormalEquations(beta, equations);
            else if (path == HotPath.Scores)
                data.Scores(beta, equations);
            else
                data.LogLikelihood(beta, 1, value);
        });
        var work = PassWork.Of(path, model, bytes, rows, data.ColumnCount);
        var (memory, arithmetic) = bounds is null ? (double.NaN, double.NaN) : (work.MemorySeconds(bounds), work.ArithmeticSeconds(bounds));
        return new HotPathSpeed(
            engine.Name, engine.Threads, path, model.Name, data.ColumnCount - 1, rows, seconds,
            work.Bytes / seconds, work.Flops / seconds,
            bounds is null ? null : Math.Max(memory, arithmetic) / seconds, memory > arithmetic);
    }

    private ReadingSpeed Reading(ProcessorBounds bounds)
    {
        _progress.Report("reading of text");
        var text = Text(_values.Length / TextShare / TextColumns);
        var seconds = Repetition.LeastSeconds(_plan.PathSeconds, () => CsvReader.Read(new MemoryStream(text), "memory"));
        return new ReadingSpeed(text.Length, TextColumns, seconds, text.Length / bounds.ReadBandwidth / seconds);
    }

    /// <summary>Numbers with all their digits.</summary>
    private byte[] Text(int rows)
    {
        var text = new StringBuilder().AppendJoin(',', Enumerable.Range(0, TextColumns).Select(j => $"x{j}")).Append('\n');
        for (var i = 0; i < rows * TextColumns; i++)
            text.Append(CultureInfo.InvariantCulture, $"{_values[i]}").Append(i % TextColumns == TextColumns - 1 ? '\n' : ',');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";
}
