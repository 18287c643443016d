using Accel.Bench.Gpu.Agreement;
using Accel.Bench.Gpu.Cases;
using Accel.Engine.Engines;
using Accel.Engine.Measurement;

namespace Accel.Bench.Gpu.Report;

/// <summary>Everything that a run found.</summary>
/// <param name="Gpu">The GPU engine.</param>
/// <param name="Cpu">The CPU engine beside it.</param>
/// <param name="IsEmulated">The card is a simulation, and its figures mean nothing.</param>
/// <param name="Bounds">The card's bounds.</param>
/// <param name="Models">The check of sums and likelihoods.</param>
/// <param name="Draws">The check of draws.</param>
/// <param name="Paths">The hot paths.</param>
/// <param name="Torch">PyTorch's version, or why it has no times.</param>
internal sealed record BenchReport(
    EngineInfo Gpu, EngineInfo Cpu, bool IsEmulated, CardBounds Bounds, IReadOnlyList<ModelAgreement> Models,
    IReadOnlyList<DrawAgreement> Draws, IReadOnlyList<MeasuredPath> Paths, string Torch)
{
    /// <summary>The largest relative error that engines may differ by.</summary>
    public const double Tolerance = 1e-12;

    /// <summary>The worst relative error of all.</summary>
    public double WorstError => Worst(Models, Draws);

    /// <summary>True where the engines agree.</summary>
    public bool Agrees => WorstError <= Tolerance;

    /// <summary>The worst relative error of some checks.</summary>
    public static double Worst(IEnumerable<ModelAgreement> models, IEnumerable<DrawAgreement> draws) =>
        models.Select(one => one.Worst).Concat(draws.Select(one => one.Worst)).Max();
}
