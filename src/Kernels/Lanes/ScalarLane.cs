using System.Runtime.CompilerServices;

namespace Accel.Kernels.Lanes;

/// <summary>One double: the plain reference, and what a GPU thread runs. A mask is 1 or 0.</summary>
public readonly struct ScalarLane(double value) : ILane<ScalarLane>
{
    private const double TwoTo54 = 18014398509481984.0;
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
    public static ScalarLane operator +(ScalarLane left, ScalarLane right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static ScalarLane operator -(ScalarLane left, ScalarLane right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static ScalarLane operator *(ScalarLane left, ScalarLane right) => new(left.Value * right.Value);

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
    public static ScalarLane Equal(ScalarLane left, ScalarLane right) => Mask(left.Value == right.Value);

    /// <inheritdoc/>
    public static ScalarLane And(ScalarLane left, ScalarLane right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static ScalarLane Or(ScalarLane left, ScalarLane right) => Mask(left.Value + right.Value != 0);

    /// <inheritdoc/>
    public static ScalarLane Select(ScalarLane mask, ScalarLane whenTrue, ScalarLane whenFalse) =>
        mask.Value != 0 ? whenTrue : whenFalse;

    /// <inheritdoc/>
    public static bool AnyTrue(ScalarLane mask) => mask.Value != 0;

    /// <inheritdoc/>
    public static ScalarLane ScaleB(ScalarLane value, ScalarLane n)
    {
        // In two steps, the first exact, so that only one rounding happens in the subnormal range.
        var power = (long)n.Value;
        var half = power >> 1;
        return value * PowerOfTwo(half) * PowerOfTwo(power - half);
    }

    /// <inheritdoc/>
    public static ScalarLane Exponent(ScalarLane value)
    {
        var bits = Bits(value) & long.MaxValue;
        if (bits >> 52 == 0)
            return new((Bits(value * new ScalarLane(TwoTo54)) >> 52 & 0x7FF) - 1077);
        return new((bits >> 52) - 1023);
    }

    /// <inheritdoc/>
    public static ScalarLane Significand(ScalarLane value)
    {
        var bits = Bits(value);
        if ((bits >> 52 & 0x7FF) == 0)
            bits = Bits(value * new ScalarLane(TwoTo54));
        return FromBits((bits & SignificandBits) | OneBits);
    }

    /// <inheritdoc/>
    public static ScalarLane BroadcastWord(ulong word) => FromBits((long)word);

    /// <inheritdoc/>
    public static ScalarLane AddWords(ScalarLane left, ScalarLane right) => FromBits(Bits(left) + Bits(right));

    /// <inheritdoc/>
    public static ScalarLane MultiplyWords(ScalarLane left, ScalarLane right) => FromBits((Bits(left) & LowerHalf) * (Bits(right) & LowerHalf));

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
        // Both halves are exact and their sum is rounded once: no device needs a conversion of unsigned numbers.
        var bits = Bits(word);
        return new((double)(bits >>> 32) * 4294967296.0 + (double)(bits & LowerHalf));
    }

    /// <inheritdoc/>
    public static ScalarLane WordLess(ScalarLane left, ScalarLane right) => Mask((Bits(left) ^ long.MinValue) < (Bits(right) ^ long.MinValue));

    /// <inheritdoc/>
    public static unsafe ScalarLane Gather(double* table, ScalarLane index) => new(table[Bits(index)]);

    // By name, so that a device can put its own instruction in their place.
    internal static double MaskOfLess(double left, double right) => left < right ? 1.0 : 0.0;

    internal static double MaskOfLessOrEqual(double left, double right) => left <= right ? 1.0 : 0.0;

    private static ScalarLane Mask(bool condition) => new(condition ? 1.0 : 0.0);

    private static long Bits(ScalarLane value) => BitConverter.DoubleToInt64Bits(value.Value);

    private static ScalarLane FromBits(long bits) => new(BitConverter.Int64BitsToDouble(bits));

    private static ScalarLane PowerOfTwo(long n) => FromBits(n + 1023 << 52);
}
