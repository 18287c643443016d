using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Accel.Engine.Data.Csv;

/// <summary>
/// Reads the usual spellings of numbers many digits at a time: perhaps a minus sign, up to 19 digits, or up
/// to 8 and a point with up to 19 behind it. Leaves all others to <see cref="NumberParser"/>.
/// </summary>
internal static class PlainDecimal
{
    /// <summary>Bytes in front of a field that are looked at.</summary>
    public const int Before = 24;

    /// <summary>Bytes from a field's first on that are looked at, though the field may have fewer.</summary>
    public const int Behind = 17;

    /// <summary>Parses a field without blanks or quotes; false where it is anything but a number as described.</summary>
    /// <param name="first">The field's first byte; <see cref="Before"/> bytes can be read in front of it.</param>
    /// <param name="length">Bytes of the field; <see cref="Behind"/> can be read at least.</param>
    /// <param name="value">The nearest double.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ref byte first, int length, out double value)
    {
        value = 0;
        var sign = first == (byte)'-' ? 1 : 0;
        ref var begin = ref Unsafe.Add(ref first, sign);
        var count = length - sign;
        var points = Vector128.Equals(Vector128.LoadUnsafe(ref begin), Vector128.Create((byte)'.')).ExtractMostSignificantBits();
        var point = BitOperations.TrailingZeroCount(points | 1u << 16);
        // Without a point all digits count as if they stood behind one, and the exponent is zero.
        var whole = point < count ? point : 0;
        var behind = point < count ? count - point - 1 : count;
        if (whole > DigitGroups.Whole || behind > DigitGroups.Behind || whole + behind <= 0)
            return false;
        if (!DigitGroups.TryRead(ref Unsafe.Add(ref begin, whole), whole, ref Unsafe.Add(ref first, length), behind, out var integer, out var fraction))
            return false;
        if (whole > 0)
        {
            if (whole + behind > DigitGroups.Behind && integer != 0)
                return false;
            fraction += integer * Unsafe.Add(ref MemoryMarshal.GetReference(PowersOfTen), behind);
        }
        var magnitude = point < count ? DecimalConversion.Nearest(fraction, -behind) : fraction;
        value = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(magnitude) | ((ulong)sign << 63));
        return true;
    }

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];
}
