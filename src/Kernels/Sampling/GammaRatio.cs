using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>The ratio of two independent gamma draws of scale one; both succeed or both are drawn again.</summary>
/// <param name="above">The shape above the line, not negative.</param>
/// <param name="below">The shape below, not negative.</param>
internal readonly struct GammaRatio<TShapes>(double above, double below)
    where TShapes : struct, IGammaShapes
{
    private readonly GammaShape _above = new(above);
    private readonly GammaShape _below = new(below);

    /// <inheritdoc cref="ISampler.BlocksPerAttempt"/>
    public static int BlocksPerAttempt => TShapes.BelowOne ? 3 : 2;

    /// <summary>One attempt, from 0 to +∞.</summary>
    /// <param name="source">Random bits.</param>
    /// <param name="rejected">Receives the mask of the draws that failed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Draw<T, TSource>(TSource source, out T rejected)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        source.Block(1, out var word0, out var word1);
        source.Normals(out var normal0, out var normal1);
        var ratio = _above.Draw(normal0, word0, out var rejected0) / _below.Draw(normal1, word1, out var rejected1);
        if (TShapes.BelowOne)
        {
            source.Block(2, out word0, out word1);
            ratio *= Exponential.Exp(_above.LogFactor(word0) - _below.LogFactor(word1));
        }
        rejected = T.Or(rejected0, rejected1);
        return ratio;
    }
}
