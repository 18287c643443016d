using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>
/// A gamma distribution of scale one. Where its shape a is below one, a draw is one of shape a + 1 times
/// U^(1/a), and the logarithm of this factor is given apart, because it may be below all doubles.
/// </summary>
internal readonly struct GammaShape
{
    /// <summary>Shapes are kept within bounds at which nothing overflows and the limiting laws are reached.</summary>
    private const double Most = 1e300;

    private readonly double _d;
    private readonly double _c;
    private readonly double _inverse;

    /// <summary>Prepares the draws.</summary>
    /// <param name="shape">The shape, not negative.</param>
    public GammaShape(double shape)
    {
        _d = Math.Min(shape < 1 ? shape + 1 : shape, Most) - 1.0 / 3;
        _c = 1 / (3 * Math.Sqrt(_d));
        _inverse = shape < 1 ? Math.Min(1 / shape, Most) : 0;
    }

    /// <summary>One attempt, without the factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Draw<T>(T normal, T word, out T rejected)
        where T : struct, ILane<T> =>
        MarsagliaTsang.Draw(T.Broadcast(_d), T.Broadcast(_c), normal, word, out rejected);

    /// <summary>The factor's logarithm: 0 for shapes from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogFactor<T>(T word)
        where T : struct, ILane<T> =>
        Logarithm.OfNormalized(UnitInterval.Positive(word)) * T.Broadcast(_inverse);
}
