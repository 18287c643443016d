using Accel.Engine.Engines;
using Accel.Engine.Measurement;
using Accel.Kernels.Passes;

namespace Accel.Bench.Gpu.Cases;

/// <summary>Passes over many rows.</summary>
/// <param name="rows">The rows.</param>
/// <param name="passes">The passes.</param>
internal sealed class PassCase(BenchRows rows, params IReadOnlyList<HotPath> passes) : BenchCase
{
    private const double ReadingPart = 0.6;
    private const double ProductPart = 0.5;

    private const int ReadingColumns = 20;
    private const int ProductColumns = 200;

    /// <summary>A load begins the list where there is more than one pass.</summary>
    private bool Loads => passes.Count > 1;

    public override IReadOnlyList<PlannedPath> Paths =>
    [
        .. Loads ? [new PlannedPath("load", Title, HotPathWork.OfLoad(rows.Bytes))] : Array.Empty<PlannedPath>(),
        .. passes.Select(Plan),
    ];

    private string Title =>
        $"{rows.Model.Name}, {rows.Columns} columns{(rows.Levels > 0 ? $" and {rows.Levels} levels" : "")}, {Amount(rows.Count)} rows";

    private bool IsPlain => rows.Levels == 0;

    public override IEnumerable<MeasuredPath> Measure(BenchMachine machine)
    {
        var part = rows with { Count = machine.CpuRows(rows.Count, rows.Columns) };
        var cpu = Seconds(machine, machine.Cpu, part).Select(seconds => seconds * rows.Count / part.Count).ToList();
        var gpu = Seconds(machine, machine.Gpu, rows);
        foreach (var (i, plan) in Paths.Index())
        {
            yield return new MeasuredPath(plan, gpu[i])
            {
                CpuSeconds = Loads && i == 0 ? null : cpu[i],
                ProductSeconds = plan.TorchJob is null ? null : machine.Card.ProductSeconds(rows.Count, rows.Columns + 1, machine.Seconds),
            };
        }
    }

    private PlannedPath Plan(HotPath pass)
    {
        var work = rows.Work(pass);
        var (name, isProduct) = pass switch
        {
            HotPath.NormalEquations => ("normal equations", IsPlain),
            HotPath.Scores => ("scores", false),
            _ => ("log-likelihood", false),
        };
        return new PlannedPath(name, Title, work)
        {
            Target = (isProduct, rows.Columns) switch
            {
                (true, ReadingColumns) => Target.OfReading(ReadingPart, work.Read),
                (true, ProductColumns) => Target.OfProduct(ProductPart, rows.Count, rows.Coefficients),
                _ => null,
            },
            // The product is the same for all models.
            TorchJob = isProduct && rows.Model == MeasuredModel.Logistic ? $"product {rows.Count} {rows.Columns + 1}" : null,
        };
    }

    /// <summary>The seconds of each path on an engine.</summary>
    private List<double> Seconds(BenchMachine machine, IEngine engine, BenchRows data)
    {
        var (design, observations) = data.Make(machine);
        List<double> seconds = [];
        if (Loads)
        {
            seconds.Add(Repetition.LeastSeconds(0, () => engine.Load(design, observations, data.Model.Model).Dispose()));
        }
        using var resident = engine.Load(design, observations, data.Model.Model);
        var equations = new NormalEquations(resident.ColumnCount, Arithmetic.Plain);
        var (beta, value) = (data.Beta, new double[1]);
        seconds.AddRange(passes.Select(pass => machine.Least(() =>
        {
            if (pass == HotPath.NormalEquations)
                resident.NormalEquations(beta, equations);
            else if (pass == HotPath.Scores)
                resident.Scores(beta, equations);
            else
                resident.LogLikelihood(beta, 1, value);
        })));
        return seconds;
    }
}
