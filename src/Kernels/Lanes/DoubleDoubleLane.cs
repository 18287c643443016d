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
