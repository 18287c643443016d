using System.Runtime.CompilerServices;

namespace Accel.Kernels.Lanes;

/// <summary>
/// A number kept as the unevaluated sum of two doubles, about 106 bits, on lanes. Dekker (1971),
/// with Knuth's two-sum and a product made exact by a fused multiply-add.
/// </summary>
/// <param name="high">The number rounded to double.</param>
/// <param name="low">What is missing.</param>
public readonly struct DoubleDoubleLane<T>(T high, T low)
    where T : struct, ILane<T>
{
    /// <summary>The number rounded to double.</summary>
    public T High { get; } = high;

    /// <summary>What is missing.</summary>
    public T Low { get; } = low;

    /// <summary>a + b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> SumOf(T a, T b)
    {
        var sum = a + b;
        var part = sum - a;
        return new(sum, (a - (sum - part)) + (b - part));
    }

    /// <summary>a · b exactly (unless it under- or overflows).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> ProductOf(T a, T b)
    {
        var product = a * b;
        return new(product, T.Fma(a, b, -product));
    }

    /// <summary>a / b, relative error below 2^-104.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> QuotientOf(T a, T b)
    {
        var quotient = a / b;
        return new(quotient, T.Fma(-quotient, b, a) / b);
    }

    /// <summary>Sum, relative error below 2^-104.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> operator +(DoubleDoubleLane<T> left, DoubleDoubleLane<T> right)
    {
        var high = SumOf(left.High, right.High);
        var low = SumOf(left.Low, right.Low);
        var sum = Normalize(high.High, high.Low + low.High);
        return Normalize(sum.High, sum.Low + low.Low);
    }

    /// <summary>Product with a double, relative error below 2^-104.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> operator *(DoubleDoubleLane<T> left, T right)
    {
        var product = ProductOf(left.High, right);
        return Normalize(product.High, T.Fma(left.Low, right, product.Low));
    }

    /// <summary>Product, relative error below 2^-102.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> operator *(DoubleDoubleLane<T> left, DoubleDoubleLane<T> right)
    {
        var product = ProductOf(left.High, right.High);
        var cross = T.Fma(left.High, right.Low, left.Low * right.High);
        return Normalize(product.High, product.Low + cross);
    }

    /// <summary>Difference, relative error below 2^-104.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> operator -(DoubleDoubleLane<T> left, DoubleDoubleLane<T> right) => left + -right;

    /// <summary>Quotient, relative error below 2^-100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> operator /(DoubleDoubleLane<T> left, DoubleDoubleLane<T> right)
    {
        var quotient = left.High / right.High;
        var product = right * quotient;
        var rest = (left.High - product.High) + (left.Low - product.Low);
        return Normalize(quotient, rest / right.High);
    }

    /// <summary>The first where the mask is true, the second where it is false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> Select(T mask, DoubleDoubleLane<T> whenTrue, DoubleDoubleLane<T> whenFalse) =>
        new(T.Select(mask, whenTrue.High, whenFalse.High), T.Select(mask, whenTrue.Low, whenFalse.Low));

    /// <summary>Negation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLane<T> operator -(DoubleDoubleLane<T> value) => new(-value.High, -value.Low);

    /// <summary>a + b for |a| ≥ |b|, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLane<T> Normalize(T a, T b)
    {
        var sum = a + b;
        return new(sum, b - (sum - a));
    }
}
