using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Accel.Kernels.Lanes;

/// <summary>Eight doubles: AVX-512.</summary>
public readonly struct Lane512(Vector512<double> value) : ILane<Lane512>
{
    private readonly Vector512<double> _value = value;

    /// <inheritdoc/>
    public static int Count => Vector512<double>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Broadcast(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane512 Load(double* source) => new(Vector512.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Lane512 value, double* destination) => Vector512.Store(value._value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Lane512 value) => Lane256.Sum(Halved(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void AddSums(Lane512 s0, Lane512 s1, Lane512 s2, Lane512 s3, double* target)
    {
        if (!Avx512F.IsSupported)
        {
            Lane256.AddSums(Halved(s0), Halved(s1), Halved(s2), Halved(s3), target);
            return;
        }
        // Transposed on the way: halves of two bundles side by side, quarters of four, then their elements.
        var s01 = Avx512F.Shuffle4x128(s0._value, s1._value, 0b01_00_01_00) + Avx512F.Shuffle4x128(s0._value, s1._value, 0b11_10_11_10);
        var s23 = Avx512F.Shuffle4x128(s2._value, s3._value, 0b01_00_01_00) + Avx512F.Shuffle4x128(s2._value, s3._value, 0b11_10_11_10);
        var quarters = Avx512F.Shuffle4x128(s01, s23, 0b10_00_10_00) + Avx512F.Shuffle4x128(s01, s23, 0b11_01_11_01);
        var sums = quarters + Avx512F.Permute2x64(quarters, 0b01_01_01_01);
        var packed = Avx512F.PermuteVar8x64(sums, Vector512.Create(0L, 2, 4, 6, 0, 2, 4, 6)).GetLower();
        Vector256.Store(Vector256.Load(target) + packed, target);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator +(Lane512 left, Lane512 right) => new(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator -(Lane512 left, Lane512 right) => new(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator *(Lane512 left, Lane512 right) => new(left._value * right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator /(Lane512 left, Lane512 right) => new(left._value / right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator -(Lane512 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Fma(Lane512 a, Lane512 b, Lane512 c) =>
        new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Sqrt(Lane512 value) => new(Vector512.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Abs(Lane512 value) => new(Vector512.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 CopySign(Lane512 magnitude, Lane512 sign) =>
        new(Vector512.ConditionalSelect(Vector512.Create(-0.0), sign._value, magnitude._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Less(Lane512 left, Lane512 right) => new(Vector512.LessThan(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 LessOrEqual(Lane512 left, Lane512 right) => new(Vector512.LessThanOrEqual(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Equal(Lane512 left, Lane512 right) => new(Vector512.Equals(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 And(Lane512 left, Lane512 right) => new(left._value & right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Or(Lane512 left, Lane512 right) => new(left._value | right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Select(Lane512 mask, Lane512 whenTrue, Lane512 whenFalse) =>
        new(Vector512.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(Lane512 mask) => mask._value.AsInt64() != Vector512<long>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 ScaleB(Lane512 value, Lane512 n)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.Scale(value._value, n._value));
        // In two steps, the first exact, so that only one rounding happens in the subnormal range.
        var power = Integer(n._value);
        var half = power >> 1;
        return new(value._value * PowerOfTwo(half) * PowerOfTwo(power - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Exponent(Lane512 value)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.GetExponent(value._value));
        var normal = Normalize(value._value, out var shift);
        // The biased exponent, written into the low bits of 2^52, becomes a double without a conversion.
        var biased = (normal.AsInt64() >>> 52) | Vector512.Create(0x4330_0000_0000_0000L);
        return new(biased.AsDouble() - Vector512.Create(4503599627370496.0 + 1023) - shift);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Significand(Lane512 value)
    {
        // Not GetMantissa: on Intel's Golden Cove it waits for the last writer of its target register, which
        // makes a loop's iterations wait for each other.
        if (Avx512F.IsSupported)
            return new(Avx512F.Scale(Vector512.Abs(value._value), -Avx512F.GetExponent(value._value)));
        var bits = Normalize(value._value, out _).AsInt64() & Vector512.Create(0x000F_FFFF_FFFF_FFFFL);
        return new((bits | Vector512.Create(0x3FF0_0000_0000_0000L)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 BroadcastWord(ulong word) => new(Vector512.Create(word).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 AddWords(Lane512 left, Lane512 right) => new((left._value.AsUInt64() + right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 MultiplyWords(Lane512 left, Lane512 right)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.Multiply(left._value.AsUInt32(), right._value.AsUInt32()).AsDouble());
        var half = Vector512.Create(0xFFFF_FFFFUL);
        return new(((left._value.AsUInt64() & half) * (right._value.AsUInt64() & half)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 AndWords(Lane512 left, Lane512 right) => new((left._value.AsUInt64() & right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 OrWords(Lane512 left, Lane512 right) => new((left._value.AsUInt64() | right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 XorWords(Lane512 first, Lane512 second, Lane512 third) => Avx512F.IsSupported
        ? new(Avx512F.TernaryLogic(first._value.AsUInt64(), second._value.AsUInt64(), third._value.AsUInt64(), 0b1001_0110).AsDouble())
        : new((first._value.AsUInt64() ^ second._value.AsUInt64() ^ third._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 ShiftWordsLeft(Lane512 word, int count) => new((word._value.AsUInt64() << count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 ShiftWordsRight(Lane512 word, int count) => new((word._value.AsUInt64() >>> count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 WordToDouble(Lane512 word) => new(Vector512.ConvertToDouble(word._value.AsUInt64()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 WordLess(Lane512 left, Lane512 right) => new(Vector512.LessThan(left._value.AsUInt64(), right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane512 Gather(double* table, Lane512 index) =>
        new(Vector512.Create(Lane256.Gather(table, new(index._value.GetLower())).Value, Lane256.Gather(table, new(index._value.GetUpper())).Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane256 Halved(Lane512 value) => new(value._value.GetLower() + value._value.GetUpper());

    /// <summary>|value| with subnormals multiplied by 2^54, and the 54 to take off their exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Normalize(Vector512<double> value, out Vector512<double> shift)
    {
        var magnitude = Vector512.Abs(value);
        var subnormal = Vector512.LessThan(magnitude, Vector512.Create(2.2250738585072014E-308));
        shift = subnormal & Vector512.Create(54.0);
        return Vector512.ConditionalSelect(subnormal, magnitude * Vector512.Create(18014398509481984.0), magnitude);
    }

    /// <summary>The integers that the doubles hold, through the low bits of 1.5 · 2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Integer(Vector512<double> value) =>
        (value + Vector512.Create(6755399441055744.0)).AsInt64() - Vector512.Create(0x4338_0000_0000_0000L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowerOfTwo(Vector512<long> n) => ((n + Vector512.Create(1023L)) << 52).AsDouble();
}
