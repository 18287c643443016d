using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Sums of as many independent gamma draws as the given stage has counted (<see cref="MarsagliaTsang"/>).</summary>
/// <param name="shape">The shape of each, positive.</param>
/// <param name="scale">The scale.</param>
public readonly struct GammaSumSampler(double shape, double scale) : ISampler
{
    /// <inheritdoc/>
    public static int BlocksPerAttempt => 2;

    /// <inheritdoc/>
    public static bool UsesNormals => true;

    /// <inheritdoc/>
    public static bool DrawsPairs => false;

    /// <inheritdoc/>
    public static bool Rejects => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var given = source.Given();
        var isZero = T.Equal(given, zero);
        var total = T.Select(isZero, one, given * T.Broadcast(shape));
        var isSmall = T.Less(total, one);
        source.Block(1, out var word, out var factorWord);
        source.Normals(out var normal, out _);
        var sum = MarsagliaTsang.Draw(T.Select(isSmall, total + one, total), normal, word, out var rejected) * T.Broadcast(scale);
        if (T.AnyTrue(isSmall))
        {
            var factor = Exponential.Exp(Logarithm.OfNormalized(UnitInterval.Positive(factorWord)) / total);
            sum *= T.Select(isSmall, factor, one);
        }
        return new(T.Select(isZero, zero, sum), default, rejected, default);
    }
}
