using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>
/// A probability or density as scale/divisor · e^exponent, in Loader's saddle-point form (Fast and Accurate Computation of
/// Binomial Probabilities, 2000): deviance parts and gamma scales, never differences of large logarithms.
/// </summary>
/// <param name="exponent">The exponent, of about 64 bits.</param>
/// <param name="scale">A factor, positive.</param>
/// <param name="divisor">A divisor, positive; 1 for a probability.</param>
internal readonly struct SaddlePoint<T>(DoubleDoubleLane<T> exponent, T scale, T divisor)
    where T : struct, ILane<T>
{
    /// <summary>The exponent.</summary>
    public DoubleDoubleLane<T> Exponent { get; } = exponent;

    /// <summary>The factor.</summary>
    public T Scale { get; } = scale;

    private T Divisor { get; } = divisor;

    /// <summary>λ^x e^−λ / Γ(x + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SaddlePoint<T> Poisson(T x, DoubleDoubleLane<T> lambda)
    {
        var parts = GammaScale<T>.Of(x);
        var one = T.Broadcast(1);
        var exponent = new DoubleDoubleLane<T>(parts.Exponent, T.Broadcast(0)) - PreciseLogarithm.Deviance(x, lambda);
        return new(exponent, one / T.Sqrt(parts.Square), one);
    }

    /// <summary>Γ(n + 1)/(Γ(x + 1) Γ(n − x + 1)) p^x q^(n − x).</summary>
    public static SaddlePoint<T> Binomial(T x, T n, DoubleDoubleLane<T> p, DoubleDoubleLane<T> q) =>
        Binomial(x, n - x, new DoubleDoubleLane<T>(n, T.Broadcast(0)), p, q);

    /// <summary>Γ(size + x)/(Γ(size) Γ(x + 1)) p^size q^x.</summary>
    public static SaddlePoint<T> NegativeBinomial(T x, T size, DoubleDoubleLane<T> p, DoubleDoubleLane<T> q)
    {
        var n = DoubleDoubleLane<T>.SumOf(size, x);
        return Binomial(size, x, n, p, q).Times(size / n.High);
    }

    /// <summary>The number itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value()
    {
        ComputeValue(this, out var value);
        return value;
    }

    /// <summary>Its logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Log()
    {
        var zero = T.Broadcast(0);
        var log = Exponent + PreciseLogarithm.OfRatio(new DoubleDoubleLane<T>(Scale, zero), new DoubleDoubleLane<T>(Divisor, zero));
        // An infinite exponent has no low part.
        return T.Select(T.Less(T.Abs(Exponent.High), T.Broadcast(double.PositiveInfinity)), log.High, Exponent.High);
    }

    /// <summary>Multiplied by a factor.</summary>
    public SaddlePoint<T> Times(T factor) => new(Exponent, Scale * factor, Divisor);

    /// <summary>Divided by a positive number, which the value's exponent may be needed to outweigh.</summary>
    public SaddlePoint<T> Over(T number) => new(Exponent, Scale, number);

    /// <summary>With that limit where the mask is true.</summary>
    public SaddlePoint<T> WithLimit(T mask, double logLimit)
    {
        var one = T.Broadcast(1);
        return new(
            DoubleDoubleLane<T>.Select(mask, new(T.Broadcast(logLimit), T.Broadcast(0)), Exponent),
            T.Select(mask, one, Scale), T.Select(mask, one, Divisor));
    }

    /// <summary>Product.</summary>
    public static SaddlePoint<T> operator *(SaddlePoint<T> left, SaddlePoint<T> right) =>
        new(left.Exponent + right.Exponent, left.Scale * right.Scale, left.Divisor * right.Divisor);

    /// <summary>Quotient.</summary>
    public static SaddlePoint<T> operator /(SaddlePoint<T> left, SaddlePoint<T> right) =>
        new(left.Exponent - right.Exponent, left.Scale / right.Scale, left.Divisor / right.Divisor);

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void ComputeValue(in SaddlePoint<T> point, out T value) =>
        value = Exponential.OfQuotient(point.Scale, point.Divisor, point.Exponent);

    private static SaddlePoint<T> Binomial(T x, T rest, DoubleDoubleLane<T> n, DoubleDoubleLane<T> p, DoubleDoubleLane<T> q)
    {
        var partX = GammaScale<T>.Of(x);
        var partRest = GammaScale<T>.Of(rest);
        var partN = GammaScale<T>.Of(n.High);
        var deviance = PreciseLogarithm.Deviance(x, n * p) + PreciseLogarithm.Deviance(rest, n * q);
        var exponent = DoubleDoubleLane<T>.SumOf(partX.Exponent + partRest.Exponent, -partN.Exponent) - deviance;
        return new(exponent, T.Sqrt(partN.Square / partX.Square / partRest.Square), T.Broadcast(1));
    }
}
