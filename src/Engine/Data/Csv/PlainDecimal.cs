using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Accel.Engine.Data.Csv;

/// <summary>
/// Reads the usual spellings of numbers eight digits at a time: perhaps a minus sign, up to 16 digits, or up
/// to 8 and a point with up to 19 behind it. Leaves all others to <see cref="NumberParser"/>.
/// </summary>
internal static class PlainDecimal
{
    private const ulong Zeros = 0x3030303030303030;
    private const int HeldDigits = 19;

    /// <summary>Bytes in front of a field that are looked at.</summary>
    public const int Before = 24;

    /// <summary>Bytes from a field's first on that are looked at, though the field may have fewer.</summary>
    public const int Behind = 17;

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>For each number of digits the bytes of a window that hold them: the last ones.</summary>
    private static ReadOnlySpan<ulong> LastBytes =>
    [
        0, 0xFF00000000000000, 0xFFFF000000000000, 0xFFFFFF0000000000, 0xFFFFFFFF00000000,
        0xFFFFFFFFFF000000, 0xFFFFFFFFFFFF0000, 0xFFFFFFFFFFFFFF00, 0xFFFFFFFFFFFFFFFF,
    ];

    /// <summary>Parses a field without blanks or quotes; false where it is anything but a number as described.</summary>
    /// <param name="first">The field's first byte; <see cref="Before"/> bytes can be read in front of it.</param>
    /// <param name="length">Bytes of the field; <see cref="Behind"/> can be read at least.</param>
    /// <param name="value">The nearest double.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ref byte first, int length, out double value)
    {
        var sign = first == (byte)'-' ? 1 : 0;
        ref var begin = ref Unsafe.Add(ref first, sign);
        var count = length - sign;
        var points = Vector128.Equals(Vector128.LoadUnsafe(ref begin), Vector128.Create((byte)'.')).ExtractMostSignificantBits();
        var whole = Math.Min(count, BitOperations.TrailingZeroCount(points | 1u << 16));
        var fraction = Math.Max(count - whole - 1, 0);
        ref var end = ref Unsafe.Add(ref first, length);
        value = 0;
        if (whole + fraction <= 0)
            return false;

        ulong wrong = 0;
        ulong integer;
        if (whole <= 8)
        {
            integer = Digits(ref Unsafe.Add(ref begin, whole), whole, ref wrong);
        }
        else
        {
            if (whole < count || whole > 16)
                return false;
            integer = Digits(ref Unsafe.Subtract(ref end, 8), whole - 8, ref wrong) * PowersOfTen[8] + Digits(ref end, 8, ref wrong);
        }
        if (fraction > 8)
        {
            if (fraction > HeldDigits || (whole + fraction > HeldDigits && integer != 0))
                return false;
            var upper = Digits(ref Unsafe.Subtract(ref end, 16), Math.Max(fraction - 16, 0), ref wrong);
            var middle = Digits(ref Unsafe.Subtract(ref end, 8), Math.Min(fraction - 8, 8), ref wrong);
            var lower = Digits(ref end, 8, ref wrong);
            integer = integer * Power(fraction) + (upper * PowersOfTen[8] + middle) * PowersOfTen[8] + lower;
        }
        else if (fraction > 0)
        {
            integer = integer * Power(fraction) + Digits(ref end, fraction, ref wrong);
        }
        if (wrong != 0)
            return false;
        var magnitude = fraction == 0 ? integer : DecimalConversion.Nearest(integer, -fraction);
        value = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(magnitude) | ((ulong)sign << 63));
        return true;
    }

    private static ulong Power(int exponent) => Unsafe.Add(ref MemoryMarshal.GetReference(PowersOfTen), exponent);

    /// <summary>The number of up to eight digits; sets bits of <paramref name="wrong"/> where they are none.</summary>
    /// <param name="end">The byte behind them.</param>
    /// <param name="count">Number of digits.</param>
    /// <param name="wrong">What is wrong so far.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Digits(ref byte end, int count, ref ulong wrong)
    {
        var bytes = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 8));
        var digits = (bytes ^ Zeros) & Unsafe.Add(ref MemoryMarshal.GetReference(LastBytes), count);
        wrong |= (digits | (digits + 0x7676767676767676)) & 0x8080808080808080;
        // Pairs, then pairs of pairs, then all eight (Lemire 2018, "Quickly parsing eight digits").
        digits = digits * 10 + (digits >> 8);
        return ((digits & 0x000000FF000000FF) * 0x000F424000000064 + ((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001) >> 32;
    }
}
