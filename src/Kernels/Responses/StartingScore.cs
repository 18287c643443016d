using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Responses;

/// <summary>
/// The working score of the first IRLS pass, W (z − offset) in place of W (z − η), so that the solution is β itself
/// and not a step.
/// </summary>
public static class StartingScore
{
    /// <summary>The score W (z − η) with W (η − offset) added, as a pair of high and low parts: the sum may cancel.</summary>
    /// <param name="weight">W, prior weight included.</param>
    /// <param name="score">W (z − η), prior weight included.</param>
    /// <param name="predictor">η.</param>
    /// <param name="offset">The offset.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> Of<T>(T weight, T score, T predictor, T offset)
        where T : struct, ILane<T> =>
        DoubleDoubleLane<T>.ProductOf(weight, predictor - offset) + new DoubleDoubleLane<T>(score, T.Broadcast(0));
}
