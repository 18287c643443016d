using System.Numerics;
using System.Runtime.CompilerServices;

namespace Accel.Kernels.Lanes;

/// <summary>As many doubles as the runtime's <see cref="Vector{T}"/> holds: for machines whose width has no lane of its own.</summary>
public readonly struct VectorLane(Vector<double> value) : ILane<VectorLane>
{
    private readonly Vector<double> _value = value;

    /// <inheritdoc/>
    public static int Count => Vector<double>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Broadcast(double value) => new(Vector.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe VectorLane Load(double* source) => new(Vector.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(VectorLane value, double* destination) => Vector.Store(value._value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(VectorLane value) => Vector.Sum(value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void AddSums(VectorLane s0, VectorLane s1, VectorLane s2, VectorLane s3, double* target)
    {
        target[0] += Sum(s0);
        target[1] += Sum(s1);
        target[2] += Sum(s2);
        target[3] += Sum(s3);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator +(VectorLane left, VectorLane right) => new(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator -(VectorLane left, VectorLane right) => new(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator *(VectorLane left, VectorLane right) => new(left._value * right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator /(VectorLane left, VectorLane right) => new(left._value / right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator -(VectorLane value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Fma(VectorLane a, VectorLane b, VectorLane c) =>
        new(Vector.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Sqrt(VectorLane value) => new(Vector.SquareRoot(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Abs(VectorLane value) => new(Vector.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane CopySign(VectorLane magnitude, VectorLane sign) =>
        new(Vector.ConditionalSelect(Vector.AsVectorInt64(Vector.Create(-0.0)), sign._value, magnitude._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Less(VectorLane left, VectorLane right) => new(Vector.AsVectorDouble(Vector.LessThan(left._value, right._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane LessOrEqual(VectorLane left, VectorLane right) => new(Vector.AsVectorDouble(Vector.LessThanOrEqual(left._value, right._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Equal(VectorLane left, VectorLane right) => new(Vector.AsVectorDouble(Vector.Equals(left._value, right._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane And(VectorLane left, VectorLane right) => new(left._value & right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Or(VectorLane left, VectorLane right) => new(left._value | right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Select(VectorLane mask, VectorLane whenTrue, VectorLane whenFalse) =>
        new(Vector.ConditionalSelect(Vector.AsVectorInt64(mask._value), whenTrue._value, whenFalse._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(VectorLane mask) => Vector.AsVectorInt64(mask._value) != Vector<long>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane ScaleB(VectorLane value, VectorLane n)
    {
        // In two steps, the first exact, so that only one rounding happens in the subnormal range.
        var power = Integer(n._value);
        var half = power >> 1;
        return new(value._value * PowerOfTwo(half) * PowerOfTwo(power - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Exponent(VectorLane value)
    {
        var normal = Normalize(value._value, out var shift);
        // The biased exponent, written into the low bits of 2^52, becomes a double without a conversion.
        var biased = (Vector.AsVectorInt64(normal) >>> 52) | Vector.Create(0x4330_0000_0000_0000L);
        return new(Vector.AsVectorDouble(biased) - Vector.Create(4503599627370496.0 + 1023) - shift);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Significand(VectorLane value)
    {
        var bits = Vector.AsVectorInt64(Normalize(value._value, out _)) & Vector.Create(0x000F_FFFF_FFFF_FFFFL);
        return new(Vector.AsVectorDouble(bits | Vector.Create(0x3FF0_0000_0000_0000L)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane BroadcastWord(ulong word) => new(Vector.AsVectorDouble(Vector.Create(word)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane AddWords(VectorLane left, VectorLane right) => new(Vector.AsVectorDouble(Vector.AsVectorUInt64(left._value) + Vector.AsVectorUInt64(right._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane MultiplyWords(VectorLane left, VectorLane right)
    {
        var half = Vector.Create(0xFFFF_FFFFUL);
        return new(Vector.AsVectorDouble((Vector.AsVectorUInt64(left._value) & half) * (Vector.AsVectorUInt64(right._value) & half)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane AndWords(VectorLane left, VectorLane right) => new(Vector.AsVectorDouble(Vector.AsVectorUInt64(left._value) & Vector.AsVectorUInt64(right._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane OrWords(VectorLane left, VectorLane right) => new(Vector.AsVectorDouble(Vector.AsVectorUInt64(left._value) | Vector.AsVectorUInt64(right._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane XorWords(VectorLane first, VectorLane second, VectorLane third) =>
        new(Vector.AsVectorDouble(Vector.AsVectorUInt64(first._value) ^ Vector.AsVectorUInt64(second._value) ^ Vector.AsVectorUInt64(third._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane ShiftWordsLeft(VectorLane word, int count) => new(Vector.AsVectorDouble(Vector.AsVectorUInt64(word._value) << count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane ShiftWordsRight(VectorLane word, int count) => new(Vector.AsVectorDouble(Vector.AsVectorUInt64(word._value) >>> count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane WordToDouble(VectorLane word) => new(Vector.ConvertToDouble(Vector.AsVectorUInt64(word._value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane WordLess(VectorLane left, VectorLane right) => new(Vector.AsVectorDouble(Vector.LessThan(Vector.AsVectorUInt64(left._value), Vector.AsVectorUInt64(right._value))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe VectorLane Gather(double* table, VectorLane index)
    {
        var elements = Vector<double>.Zero;
        for (var i = 0; i < Count; i++)
            elements = Vector.WithElement(elements, i, table[Vector.AsVectorInt64(index._value)[i]]);
        return new(elements);
    }

    /// <summary>|value| with subnormals multiplied by 2^54, and the 54 to take off their exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Normalize(Vector<double> value, out Vector<double> shift)
    {
        var magnitude = Vector.Abs(value);
        var subnormal = Vector.LessThan(magnitude, Vector.Create(2.2250738585072014E-308));
        shift = Vector.AsVectorDouble(subnormal) & Vector.Create(54.0);
        return Vector.ConditionalSelect(subnormal, magnitude * Vector.Create(18014398509481984.0), magnitude);
    }

    /// <summary>The integers that the doubles hold, through the low bits of 1.5 · 2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<long> Integer(Vector<double> value) =>
        Vector.AsVectorInt64(value + Vector.Create(6755399441055744.0)) - Vector.Create(0x4338_0000_0000_0000L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> PowerOfTwo(Vector<long> n) => Vector.AsVectorDouble((n + Vector.Create(1023L)) << 52);
}
