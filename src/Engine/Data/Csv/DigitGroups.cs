using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Accel.Engine.Data.Csv;

/// <summary>Reads the digits before and behind a decimal point in groups of eight: all at once, or one group after the other.</summary>
internal static class DigitGroups
{
    /// <summary>Most digits before the point.</summary>
    public const int Whole = 8;

    /// <summary>Most digits behind it.</summary>
    public const int Behind = 19;

    private const ulong Zeros = 0x3030303030303030;
    private const ulong Group = 100_000_000;

    /// <summary>
    /// The bytes of a group that hold digits, from its last on, for −16 digits (none) to 19 (all). Looked up, since
    /// the processor can't foresee how many digits come next.
    /// </summary>
    private static ReadOnlySpan<ulong> LastBytes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0xFF00000000000000, 0xFFFF000000000000, 0xFFFFFF0000000000, 0xFFFFFFFF00000000,
        0xFFFFFFFFFF000000, 0xFFFFFFFFFFFF0000, 0xFFFFFFFFFFFFFF00,
        ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue,
        ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue,
    ];

    /// <summary>From its n-th byte on, a mask of the last n bytes of 16, and of all where n is more.</summary>
    private static ReadOnlySpan<byte> LastOfSixteen =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ];

    /// <summary>The two numbers; false where something else than digits is among them.</summary>
    /// <param name="wholeEnd">The byte behind the digits before the point.</param>
    /// <param name="whole">Number of digits before the point.</param>
    /// <param name="end">The byte behind the last digit.</param>
    /// <param name="behind">Number of digits behind the point.</param>
    /// <param name="integer">The number before the point.</param>
    /// <param name="fraction">The number behind it, as if it were whole.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref byte wholeEnd, int whole, ref byte end, int behind, out ulong integer, out ulong fraction)
    {
        var integerDigits = Digits(ref wholeEnd, whole);
        var upperDigits = Digits(ref Unsafe.Subtract(ref end, 16), behind - 16);
        if (!Avx2.IsSupported)
        {
            var middleDigits = Digits(ref Unsafe.Subtract(ref end, 8), behind - 8);
            var lowerDigits = Digits(ref end, behind);
            integer = Join(integerDigits);
            fraction = (Join(upperDigits) * Group + Join(middleDigits)) * Group + Join(lowerDigits);
            return !(HasOther(integerDigits) || HasOther(upperDigits) || HasOther(middleDigits) || HasOther(lowerDigits));
        }
        var mask = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LastOfSixteen), (nuint)behind);
        var last = (Vector128.LoadUnsafe(ref Unsafe.Subtract(ref end, 16)) ^ Vector128.Create((byte)'0')) & mask;
        var digits = Vector256.Create(Vector128.Create(integerDigits, upperDigits).AsByte(), last);
        var pairs = Avx2.MultiplyAddAdjacent(digits, Vector256.Create((ushort)0x010A).AsSByte());
        var fours = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create(0x00010064).AsInt16());
        var packed = Avx2.PackUnsignedSaturate(fours, fours);
        var eights = Avx2.MultiplyAddAdjacent(packed.AsInt16(), Vector256.Create(0x00012710).AsInt16()).AsUInt64();
        var first = eights.GetLower().ToScalar();
        var second = eights.GetUpper().ToScalar();
        integer = (uint)first;
        fraction = ((first >> 32) * Group + (uint)second) * Group + (second >> 32);
        return Avx2.SubtractSaturate(digits, Vector256.Create((byte)9)) == Vector256<byte>.Zero;
    }

    /// <summary>The values of up to eight digits that end before a place, zeros before them; more than 9 where one is none.</summary>
    /// <param name="end">The place.</param>
    /// <param name="count">Number of digits, of which eight are taken at most, and none where it is negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Digits(ref byte end, int count)
    {
        var bytes = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 8));
        return (bytes ^ Zeros) & Unsafe.Add(ref MemoryMarshal.GetReference(LastBytes), 16 + count);
    }

    private static bool HasOther(ulong digits) => ((digits | (digits + 0x7676767676767676)) & 0x8080808080808080) != 0;

    /// <summary>Joins pairs, then pairs of pairs, then all eight (Lemire 2018, "Quickly parsing eight digits").</summary>
    private static ulong Join(ulong digits)
    {
        digits = digits * 10 + (digits >> 8);
        return ((digits & 0x000000FF000000FF) * 0x000F424000000064 + ((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001) >> 32;
    }
}
