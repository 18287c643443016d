using System.Runtime.CompilerServices;

namespace Accel.Kernels.Lanes;

/// <summary>One double: the plain reference, and what a GPU thread runs. A mask is 1 or 0.</summary>
public readonly struct ScalarLane(double value) : ILane<ScalarLane>
{
    private const double LeastNormal = 2.2250738585072014e-308;
    private const double TwoTo52 = 4503599627370496.0;
    private const double TwoTo54 = 18014398509481984.0;
    private const double TwoTo84 = 19342813113834066795298816.0;
    private const double IntegerShift = 1.5 * TwoTo52;
    private const long TwoTo52Bits = 0x4330_0000_0000_0000;
    private const long TwoTo84Bits = 0x4530_0000_0000_0000;
    private const long SignificandBits = 0x000F_FFFF_FFFF_FFFF;
    private const long LowerHalf = 0xFFFF_FFFF;
    private const long OneBits = 0x3FF0_0000_0000_0000;

    /// <summary>The number.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static ScalarLane Broadcast(double value) => new(value);

    /// <inheritdoc/>
    public static unsafe ScalarLane Load(double* source) => new(*source);

    /// <inheritdoc/>
    public static unsafe void Store(ScalarLane value, double* destination) => *destination = value.Value;

    /// <inheritdoc/>
    public static double Sum(ScalarLane value) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void AddSums(ScalarLane s0, ScalarLane s1, ScalarLane s2, ScalarLane s3, double* target)
    {
        target[0] += Sum(s0);
        target[1] += Sum(s1);
        target[2] += Sum(s2);
        target[3] += Sum(s3);
    }

    /// <inheritdoc/>
    public static ScalarLane operator +(ScalarLane left, ScalarLane right) => new(Sum(left.Value, right.Value));

    /// <inheritdoc/>
    public static ScalarLane operator -(ScalarLane left, ScalarLane right) => new(Difference(left.Value, right.Value));

    /// <inheritdoc/>
    public static ScalarLane operator *(ScalarLane left, ScalarLane right) => new(Product(left.Value, right.Value));

    /// <inheritdoc/>
    public static ScalarLane operator /(ScalarLane left, ScalarLane right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static ScalarLane operator -(ScalarLane value) => new(-value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Fma(ScalarLane a, ScalarLane b, ScalarLane c) =>
        new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    public static ScalarLane Sqrt(ScalarLane value) => new(Math.Sqrt(value.Value));

    /// <inheritdoc/>
    public static ScalarLane Abs(ScalarLane value) => new(Math.Abs(value.Value));

    /// <inheritdoc/>
    public static ScalarLane CopySign(ScalarLane magnitude, ScalarLane sign) =>
        FromBits((Bits(magnitude) & long.MaxValue) | (Bits(sign) & long.MinValue));

    /// <inheritdoc/>
    public static ScalarLane Less(ScalarLane left, ScalarLane right) => new(MaskOfLess(left.Value, right.Value));

    /// <inheritdoc/>
    public static ScalarLane LessOrEqual(ScalarLane left, ScalarLane right) => new(MaskOfLessOrEqual(left.Value, right.Value));

    /// <inheritdoc/>
    public static ScalarLane Equal(ScalarLane left, ScalarLane right) => new(MaskOfEqual(left.Value, right.Value));

    /// <inheritdoc/>
    public static ScalarLane And(ScalarLane left, ScalarLane right) => new(MaskOfBoth(left.Value, right.Value));

    /// <inheritdoc/>
    public static ScalarLane Or(ScalarLane left, ScalarLane right) => new(MaskOfEither(left.Value, right.Value));

    /// <inheritdoc/>
    public static ScalarLane Select(ScalarLane mask, ScalarLane whenTrue, ScalarLane whenFalse) =>
        new(Choice(mask.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    public static bool AnyTrue(ScalarLane mask) => Bits(mask) != 0;

    /// <inheritdoc/>
    public static ScalarLane ScaleB(ScalarLane value, ScalarLane n)
    {
        // In two steps, the first exact, so that only one rounding happens in the subnormal range. An integer
        // stands in the lowest bits of its sum with 1.5 · 2^52: devices are slow at conversions.
        var shifted = new ScalarLane(IntegerShift);
        var power = Bits(n + shifted) - Bits(shifted);
        var half = power >> 1;
        return value * PowerOfTwo(half) * PowerOfTwo(power - half);
    }

    /// <inheritdoc/>
    public static ScalarLane Exponent(ScalarLane value)
    {
        // The biased exponent, written into the lowest bits of 2^52.
        var biased = FromBits(TwoTo52Bits | (Bits(Normalize(value)) & long.MaxValue) >> 52);
        return biased - Select(IsSubnormal(value), new(TwoTo52 + 1023 + 54), new(TwoTo52 + 1023));
    }

    /// <inheritdoc/>
    public static ScalarLane Significand(ScalarLane value) =>
        FromBits((Bits(Normalize(value)) & SignificandBits) | OneBits);

    /// <inheritdoc/>
    public static ScalarLane BroadcastWord(ulong word) => FromBits((long)word);

    /// <inheritdoc/>
    public static ScalarLane AddWords(ScalarLane left, ScalarLane right) => FromBits(Bits(left) + Bits(right));

    /// <inheritdoc/>
    public static ScalarLane MultiplyWords(ScalarLane left, ScalarLane right) => FromBits(ProductOfLowerHalves(Bits(left), Bits(right)));

    /// <inheritdoc/>
    public static ScalarLane AndWords(ScalarLane left, ScalarLane right) => FromBits(Bits(left) & Bits(right));

    /// <inheritdoc/>
    public static ScalarLane OrWords(ScalarLane left, ScalarLane right) => FromBits(Bits(left) | Bits(right));

    /// <inheritdoc/>
    public static ScalarLane XorWords(ScalarLane first, ScalarLane second, ScalarLane third) =>
        FromBits(Bits(first) ^ Bits(second) ^ Bits(third));

    /// <inheritdoc/>
    public static ScalarLane ShiftWordsLeft(ScalarLane word, int count) => FromBits(Bits(word) << count);

    /// <inheritdoc/>
    public static ScalarLane ShiftWordsRight(ScalarLane word, int count) => FromBits(Bits(word) >>> count);

    /// <inheritdoc/>
    public static ScalarLane WordToDouble(ScalarLane word)
    {
        // The halves, written into the lowest bits of 2^84 and 2^52: the difference is exact, and the sum rounded once.
        var bits = Bits(word);
        var upper = FromBits(TwoTo84Bits | bits >>> 32) - new ScalarLane(TwoTo84 + TwoTo52);
        return upper + FromBits(TwoTo52Bits | bits & LowerHalf);
    }

    /// <inheritdoc/>
    public static ScalarLane WordLess(ScalarLane left, ScalarLane right) => new(MaskOfWordLess(Bits(left), Bits(right)));

    /// <inheritdoc/>
    public static unsafe ScalarLane Gather(double* table, ScalarLane index) => new(table[Bits(index)]);

    // By name, so that a device can put its own instruction in their place.
    internal static double Sum(double left, double right) => left + right;

    internal static double Difference(double left, double right) => left - right;

    internal static double Product(double left, double right) => left * right;

    internal static double MaskOfLess(double left, double right) => left < right ? 1.0 : 0.0;

    internal static double MaskOfLessOrEqual(double left, double right) => left <= right ? 1.0 : 0.0;

    internal static double MaskOfEqual(double left, double right) => left == right ? 1.0 : 0.0;

    internal static double MaskOfWordLess(long left, long right) => (ulong)left < (ulong)right ? 1.0 : 0.0;

    internal static double MaskOfBoth(double left, double right) => left * right;

    internal static double MaskOfEither(double left, double right) => left + right != 0 ? 1.0 : 0.0;

    internal static double Choice(double mask, double whenTrue, double whenFalse) => mask != 0 ? whenTrue : whenFalse;

    internal static long ProductOfLowerHalves(long left, long right) => (left & LowerHalf) * (right & LowerHalf);

    private static ScalarLane IsSubnormal(ScalarLane value) => Less(Abs(value), new(LeastNormal));

    /// <summary>The number, or 2^54 times it where it is subnormal.</summary>
    private static ScalarLane Normalize(ScalarLane value) => Select(IsSubnormal(value), value * new ScalarLane(TwoTo54), value);

    private static long Bits(ScalarLane value) => BitConverter.DoubleToInt64Bits(value.Value);

    private static ScalarLane FromBits(long bits) => new(BitConverter.Int64BitsToDouble(bits));

    private static ScalarLane PowerOfTwo(long n) => FromBits(n + 1023 << 52);
}
