using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Accel.Kernels.Lanes;

/// <summary>Two doubles: SSE on x86, NEON on Arm.</summary>
public readonly struct Lane128(Vector128<double> value) : ILane<Lane128>
{
    private readonly Vector128<double> _value = value;

    /// <summary>The doubles.</summary>
    internal Vector128<double> Value => _value;

    /// <inheritdoc/>
    public static int Count => Vector128<double>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Broadcast(double value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane128 Load(double* source) => new(Vector128.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Lane128 value, double* destination) => Vector128.Store(value._value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Lane128 value) => value._value[0] + value._value[1];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void AddSums(Lane128 s0, Lane128 s1, Lane128 s2, Lane128 s3, double* target)
    {
        Vector128.Store(Vector128.Load(target) + SumsOf(s0._value, s1._value), target);
        Vector128.Store(Vector128.Load(target + 2) + SumsOf(s2._value, s3._value), target + 2);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator +(Lane128 left, Lane128 right) => new(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator -(Lane128 left, Lane128 right) => new(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator *(Lane128 left, Lane128 right) => new(left._value * right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator /(Lane128 left, Lane128 right) => new(left._value / right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator -(Lane128 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Fma(Lane128 a, Lane128 b, Lane128 c) =>
        new(Vector128.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Sqrt(Lane128 value) => new(Vector128.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Abs(Lane128 value) => new(Vector128.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 CopySign(Lane128 magnitude, Lane128 sign) =>
        new(Vector128.ConditionalSelect(Vector128.Create(-0.0), sign._value, magnitude._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Less(Lane128 left, Lane128 right) => new(Vector128.LessThan(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 LessOrEqual(Lane128 left, Lane128 right) => new(Vector128.LessThanOrEqual(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Equal(Lane128 left, Lane128 right) => new(Vector128.Equals(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 And(Lane128 left, Lane128 right) => new(left._value & right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Or(Lane128 left, Lane128 right) => new(left._value | right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Select(Lane128 mask, Lane128 whenTrue, Lane128 whenFalse) =>
        new(Vector128.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(Lane128 mask) => mask._value.AsInt64() != Vector128<long>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 ScaleB(Lane128 value, Lane128 n)
    {
        // In two steps, the first exact, so that only one rounding happens in the subnormal range.
        var power = Integer(n._value);
        var half = power >> 1;
        return new(value._value * PowerOfTwo(half) * PowerOfTwo(power - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Exponent(Lane128 value)
    {
        var normal = Normalize(value._value, out var shift);
        // The biased exponent, written into the low bits of 2^52, becomes a double without a conversion.
        var biased = (normal.AsInt64() >>> 52) | Vector128.Create(0x4330_0000_0000_0000L);
        return new(biased.AsDouble() - Vector128.Create(4503599627370496.0 + 1023) - shift);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Significand(Lane128 value)
    {
        var bits = Normalize(value._value, out _).AsInt64() & Vector128.Create(0x000F_FFFF_FFFF_FFFFL);
        return new((bits | Vector128.Create(0x3FF0_0000_0000_0000L)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 BroadcastWord(ulong word) => new(Vector128.Create(word).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 AddWords(Lane128 left, Lane128 right) => new((left._value.AsUInt64() + right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 MultiplyWords(Lane128 left, Lane128 right)
    {
        if (Sse2.IsSupported)
            return new(Sse2.Multiply(left._value.AsUInt32(), right._value.AsUInt32()).AsDouble());
        var half = Vector128.Create(0xFFFF_FFFFUL);
        return new(((left._value.AsUInt64() & half) * (right._value.AsUInt64() & half)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 AndWords(Lane128 left, Lane128 right) => new((left._value.AsUInt64() & right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 OrWords(Lane128 left, Lane128 right) => new((left._value.AsUInt64() | right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 XorWords(Lane128 first, Lane128 second, Lane128 third) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.TernaryLogic(first._value.AsUInt64(), second._value.AsUInt64(), third._value.AsUInt64(), 0b1001_0110).AsDouble())
        : new((first._value.AsUInt64() ^ second._value.AsUInt64() ^ third._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 ShiftWordsLeft(Lane128 word, int count) => new((word._value.AsUInt64() << count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 ShiftWordsRight(Lane128 word, int count) => new((word._value.AsUInt64() >>> count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 WordToDouble(Lane128 word) => new(Vector128.ConvertToDouble(word._value.AsUInt64()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 WordLess(Lane128 left, Lane128 right) => new(Vector128.LessThan(left._value.AsUInt64(), right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane128 Gather(double* table, Lane128 index) =>
        new(Vector128.Create(table[index._value.AsInt64()[0]], table[index._value.AsInt64()[1]]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> SumsOf(Vector128<double> left, Vector128<double> right) =>
        Vector128.Create(left[0], right[0]) + Vector128.Create(left[1], right[1]);

    /// <summary>|value| with subnormals multiplied by 2^54, and the 54 to take off their exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Normalize(Vector128<double> value, out Vector128<double> shift)
    {
        var magnitude = Vector128.Abs(value);
        var subnormal = Vector128.LessThan(magnitude, Vector128.Create(2.2250738585072014E-308));
        shift = subnormal & Vector128.Create(54.0);
        return Vector128.ConditionalSelect(subnormal, magnitude * Vector128.Create(18014398509481984.0), magnitude);
    }

    /// <summary>The integers that the doubles hold, through the low bits of 1.5 · 2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<long> Integer(Vector128<double> value) =>
        (value + Vector128.Create(6755399441055744.0)).AsInt64() - Vector128.Create(0x4338_0000_0000_0000L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> PowerOfTwo(Vector128<long> n) => ((n + Vector128.Create(1023L)) << 52).AsDouble();
}
