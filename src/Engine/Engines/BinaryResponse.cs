using Accel.Engine.Data;

namespace Accel.Engine.Engines;

/// <summary>What engines want to know of 0s and 1s.</summary>
internal static class BinaryResponse
{
    /// <summary>True where every response is 0 or 1 and every weight a whole number.</summary>
    public static bool Is(Observations observations) =>
        observations.Response is { IsWhole: true, Least: >= 0, Greatest: <= 1 } && observations.Weights is null or { IsWhole: true };

    /// <summary>True where some weight is above 1.</summary>
    public static bool IsWeighted(Observations observations) => observations.Weights?.Greatest > 1;
}
