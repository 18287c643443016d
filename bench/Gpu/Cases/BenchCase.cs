using System.Globalization;

namespace Accel.Bench.Gpu.Cases;

/// <summary>Data of a certain shape, with the hot paths that are measured on them.</summary>
internal abstract class BenchCase
{
    /// <summary>The hot paths.</summary>
    public abstract IReadOnlyList<PlannedPath> Paths { get; }

    /// <summary>Measures them, in their order.</summary>
    public abstract IEnumerable<MeasuredPath> Measure(BenchMachine machine);

    /// <summary>A number as titles have it.</summary>
    protected static string Amount(double count) => count switch
    {
        >= 1e6 => $"{ThreeDigits.Of(count / 1e6)}·10⁶",
        >= 1e4 => $"{ThreeDigits.Of(count / 1e3)}·10³",
        _ => count.ToString(CultureInfo.InvariantCulture),
    };
}
