using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Responses;

/// <summary>W (η − c)²: what an observation adds to the explained sum of squares about a centre c.</summary>
internal static class ExplainedTerm
{
    /// <summary>A sum with another observation; one without weight adds nothing, wherever its predictor is.</summary>
    /// <param name="sum">The sum before it.</param>
    /// <param name="weight">W.</param>
    /// <param name="predictor">η.</param>
    /// <param name="centre">c.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Plus<T>(T sum, T weight, T predictor, T centre)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        var distance = T.Select(T.Less(zero, weight), predictor - centre, zero);
        return T.Fma(weight * distance, distance, sum);
    }
}
