using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Accel.Kernels.Lanes;

/// <summary>Four doubles: AVX2.</summary>
public readonly struct Lane256(Vector256<double> value) : ILane<Lane256>
{
    private readonly Vector256<double> _value = value;

    /// <summary>The doubles.</summary>
    internal Vector256<double> Value => _value;

    /// <inheritdoc/>
    public static int Count => Vector256<double>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Broadcast(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane256 Load(double* source) => new(Vector256.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Lane256 value, double* destination) => Vector256.Store(value._value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Lane256 value) => Lane128.Sum(Halved(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void AddSums(Lane256 s0, Lane256 s1, Lane256 s2, Lane256 s3, double* target)
    {
        if (!Avx2.IsSupported)
        {
            Lane128.AddSums(Halved(s0), Halved(s1), Halved(s2), Halved(s3), target);
            return;
        }
        // Four by four transposed on the way: halves of two bundles side by side, then their elements.
        var s01 = Avx.Permute2x128(s0._value, s1._value, 0x20) + Avx.Permute2x128(s0._value, s1._value, 0x31);
        var s23 = Avx.Permute2x128(s2._value, s3._value, 0x20) + Avx.Permute2x128(s2._value, s3._value, 0x31);
        var sums = Avx.UnpackLow(s01, s23) + Avx.UnpackHigh(s01, s23);
        Vector256.Store(Vector256.Load(target) + Avx2.Permute4x64(sums, 0b11_01_10_00), target);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator +(Lane256 left, Lane256 right) => new(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator -(Lane256 left, Lane256 right) => new(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator *(Lane256 left, Lane256 right) => new(left._value * right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator /(Lane256 left, Lane256 right) => new(left._value / right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator -(Lane256 value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Fma(Lane256 a, Lane256 b, Lane256 c) =>
        new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Sqrt(Lane256 value) => new(Vector256.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Abs(Lane256 value) => new(Vector256.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 CopySign(Lane256 magnitude, Lane256 sign) =>
        new(Vector256.ConditionalSelect(Vector256.Create(-0.0), sign._value, magnitude._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Less(Lane256 left, Lane256 right) => new(Vector256.LessThan(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 LessOrEqual(Lane256 left, Lane256 right) => new(Vector256.LessThanOrEqual(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Equal(Lane256 left, Lane256 right) => new(Vector256.Equals(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 And(Lane256 left, Lane256 right) => new(left._value & right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Or(Lane256 left, Lane256 right) => new(left._value | right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Select(Lane256 mask, Lane256 whenTrue, Lane256 whenFalse) =>
        new(Vector256.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(Lane256 mask) => mask._value.AsInt64() != Vector256<long>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 ScaleB(Lane256 value, Lane256 n)
    {
        // In two steps, the first exact, so that only one rounding happens in the subnormal range.
        var power = Integer(n._value);
        var half = power >> 1;
        return new(value._value * PowerOfTwo(half) * PowerOfTwo(power - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Exponent(Lane256 value)
    {
        var normal = Normalize(value._value, out var shift);
        // The biased exponent, written into the low bits of 2^52, becomes a double without a conversion.
        var biased = (normal.AsInt64() >>> 52) | Vector256.Create(0x4330_0000_0000_0000L);
        return new(biased.AsDouble() - Vector256.Create(4503599627370496.0 + 1023) - shift);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Significand(Lane256 value)
    {
        var bits = Normalize(value._value, out _).AsInt64() & Vector256.Create(0x000F_FFFF_FFFF_FFFFL);
        return new((bits | Vector256.Create(0x3FF0_0000_0000_0000L)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 BroadcastWord(ulong word) => new(Vector256.Create(word).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 AddWords(Lane256 left, Lane256 right) => new((left._value.AsUInt64() + right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 MultiplyWords(Lane256 left, Lane256 right)
    {
        if (Avx2.IsSupported)
            return new(Avx2.Multiply(left._value.AsUInt32(), right._value.AsUInt32()).AsDouble());
        var half = Vector256.Create(0xFFFF_FFFFUL);
        return new(((left._value.AsUInt64() & half) * (right._value.AsUInt64() & half)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 AndWords(Lane256 left, Lane256 right) => new((left._value.AsUInt64() & right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 OrWords(Lane256 left, Lane256 right) => new((left._value.AsUInt64() | right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 XorWords(Lane256 first, Lane256 second, Lane256 third) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.TernaryLogic(first._value.AsUInt64(), second._value.AsUInt64(), third._value.AsUInt64(), 0b1001_0110).AsDouble())
        : new((first._value.AsUInt64() ^ second._value.AsUInt64() ^ third._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 ShiftWordsLeft(Lane256 word, int count) => new((word._value.AsUInt64() << count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 ShiftWordsRight(Lane256 word, int count) => new((word._value.AsUInt64() >>> count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 WordToDouble(Lane256 word) => new(Vector256.ConvertToDouble(word._value.AsUInt64()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 WordLess(Lane256 left, Lane256 right) => new(Vector256.LessThan(left._value.AsUInt64(), right._value.AsUInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lane256 Gather(double* table, Lane256 index) => Avx2.IsSupported
        ? new(Avx2.GatherVector256(table, index._value.AsInt64(), sizeof(double)))
        : new(Vector256.Create(Lane128.Gather(table, new(index._value.GetLower())).Value, Lane128.Gather(table, new(index._value.GetUpper())).Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane128 Halved(Lane256 value) => new(value._value.GetLower() + value._value.GetUpper());

    /// <summary>|value| with subnormals multiplied by 2^54, and the 54 to take off their exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Normalize(Vector256<double> value, out Vector256<double> shift)
    {
        var magnitude = Vector256.Abs(value);
        var subnormal = Vector256.LessThan(magnitude, Vector256.Create(2.2250738585072014E-308));
        shift = subnormal & Vector256.Create(54.0);
        return Vector256.ConditionalSelect(subnormal, magnitude * Vector256.Create(18014398509481984.0), magnitude);
    }

    /// <summary>The integers that the doubles hold, through the low bits of 1.5 · 2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Integer(Vector256<double> value) =>
        (value + Vector256.Create(6755399441055744.0)).AsInt64() - Vector256.Create(0x4338_0000_0000_0000L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOfTwo(Vector256<long> n) => ((n + Vector256.Create(1023L)) << 52).AsDouble();
}
