using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Accel.Engine.Data.Csv;

/// <summary>Makes the nearest double, ties to even, of an integer and a power of ten.</summary>
internal static class DecimalConversion
{
    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;
    private const int InfiniteExponent = 2047;

    // Powers of five up to these may have an integer of 64 bits lie halfway between two doubles.
    private const int LeastTie = -4;
    private const int GreatestTie = 23;

    /// <summary>
    /// The nearest double to <paramref name="integer"/> · 10^<paramref name="exponent"/>: Eisel and Lemire's method (Lemire 2021,
    /// "Number parsing at a gigabyte per second"), which needs no fallback (Mushtak and Lemire 2023).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Nearest(ulong integer, int exponent)
    {
        if (integer == 0 || exponent < PowersOfTen.Smallest)
            return 0;
        if (exponent > PowersOfTen.Largest)
            return double.PositiveInfinity;
        var zeros = BitOperations.LeadingZeroCount(integer);
        ref var power = ref Unsafe.Add(ref MemoryMarshal.GetReference(PowersOfTen.Bits), 2 * (exponent - PowersOfTen.Smallest));
        var high = Math.BigMul(integer << zeros, power, out var low);
        if ((high & 0x1FF) == 0x1FF)
            AddLowerHalf(integer << zeros, Unsafe.Add(ref power, 1), ref high, ref low);
        var top = (int)(high >> 63);
        var shift = top + 64 - MantissaBits - 3;
        var mantissa = high >> shift;
        var binary = ((217706 * exponent) >> 16) + 63 + top - zeros + ExponentBias;
        if (binary <= 0)
            return Subnormal(mantissa, binary);
        if (low <= 1 && exponent is >= LeastTie and <= GreatestTie && (mantissa & 3) == 1 && mantissa << shift == high)
            mantissa &= ~1UL;
        mantissa = (mantissa + (mantissa & 1)) >> 1;
        // A mantissa rounded up to the next power of two carries into the exponent.
        var bits = ((ulong)(binary - 1) << MantissaBits) + mantissa;
        return bits >= (ulong)InfiniteExponent << MantissaBits ? double.PositiveInfinity : BitConverter.UInt64BitsToDouble(bits);
    }

    private static void AddLowerHalf(ulong integer, ulong power, ref ulong high, ref ulong low)
    {
        var carried = Math.BigMul(integer, power, out _);
        low += carried;
        if (low < carried)
            high++;
    }

    private static double Subnormal(ulong mantissa, int binary)
    {
        if (binary <= -63)
            return 0;
        mantissa >>= 1 - binary;
        return BitConverter.UInt64BitsToDouble((mantissa + (mantissa & 1)) >> 1);
    }
}
