using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>The density of the gamma distribution on lanes.</summary>
internal static class GammaDensity
{
    /// <summary>rate^a x^(a−1) e^(−rate x) / Γ(a): a Poisson probability, at a − 1 from shape 1 on and at a below.</summary>
    /// <param name="shape">a, positive.</param>
    /// <param name="rate">Rate, positive.</param>
    /// <param name="x">Zero or positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SaddlePoint<T> Of<T>(double shape, double rate, T x)
        where T : struct, ILane<T>
    {
        var mean = DoubleDoubleLane<T>.ProductOf(T.Broadcast(rate), x);
        var atZero = T.Equal(x, T.Broadcast(0));
        if (shape < 1)
            return SaddlePoint<T>.Poisson(T.Broadcast(shape), mean).Times(T.Broadcast(shape)).Over(x).WithLimit(atZero, double.PositiveInfinity);
        var density = SaddlePoint<T>.Poisson(T.Broadcast(shape - 1), mean).Times(T.Broadcast(rate));
        return shape == 1 ? density : density.WithLimit(atZero, double.NegativeInfinity);
    }
}
