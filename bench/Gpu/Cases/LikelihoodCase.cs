using Accel.Engine.Engines;

namespace Accel.Bench.Gpu.Cases;

/// <summary>Log-likelihoods at many coefficient vectors: a list of arbitrary ones, or the sums of two axes' points.</summary>
/// <param name="rows">The rows.</param>
/// <param name="points">Length of the list, or points of either axis.</param>
/// <param name="isGrid">Two axes.</param>
internal sealed class LikelihoodCase(BenchRows rows, int points, bool isGrid) : BenchCase
{
    private const double ListRate = 50e9;
    private const double GridRate = 1000e9;

    private PlannedPath Path
    {
        get
        {
            var work = isGrid
                ? HotPathWork.OfGrid(rows.Model, rows.Bytes, rows.Count, points, rows.Coefficients)
                : HotPathWork.OfList(rows.Model, rows.Bytes, rows.Count, points, rows.Coefficients);
            var shape = isGrid ? $"{points} × {points} points" : $"{points} vectors";
            var coefficients = rows.Coefficients == 1 ? "1 coefficient" : $"{rows.Coefficients} coefficients";
            return new PlannedPath(isGrid ? "product grid" : "list", $"{rows.Model.Name}, {coefficients}, {shape}, {Amount(rows.Count)} rows", work)
            {
                Target = Target.OfRate(isGrid ? GridRate : ListRate, work.Count, work.Unit),
                TorchJob = isGrid ? null : $"{rows.Model.Name} {rows.Count} {rows.Coefficients} {points}",
            };
        }
    }

    public override IReadOnlyList<PlannedPath> Paths => [Path];

    public override IEnumerable<MeasuredPath> Measure(BenchMachine machine)
    {
        yield return new MeasuredPath(Path, Seconds(machine, machine.Gpu)) { CpuSeconds = Seconds(machine, machine.Cpu) };
    }

    private double Seconds(BenchMachine machine, IEngine engine)
    {
        var (design, observations) = rows.Make(machine);
        using var resident = engine.Load(design, observations, rows.Model.Model);
        if (!isGrid)
        {
            var (betas, list) = (Axis(0, points), new double[points]);
            return machine.Least(() => resident.LogLikelihood(betas, 1, list));
        }
        var (left, right, grid) = (Axis(0, points), Axis(1, points), new double[points * points]);
        return machine.Least(() => resident.LogLikelihood(left, right, 1, grid));
    }

    /// <summary>Points that differ in every coefficient; those of an axis of a grid in one.</summary>
    private double[] Axis(int axis, int count)
    {
        var betas = new double[count * rows.Coefficients];
        for (var i = 0; i < betas.Length; i++)
        {
            if (!isGrid || i % rows.Coefficients == axis % rows.Coefficients)
                betas[i] = 0.5 * Math.Sin(1 + i + axis);
        }
        return betas;
    }
}
