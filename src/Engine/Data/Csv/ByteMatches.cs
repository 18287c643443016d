using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Accel.Engine.Data.Csv;

/// <summary>Finds a byte among 64 at once.</summary>
internal static class ByteMatches
{
    /// <summary>Bytes that one call looks at.</summary>
    public const int Width = 64;

    /// <summary>One bit for each of the 64 bytes from <paramref name="first"/> on, set where it is <paramref name="value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ref byte first, byte value)
    {
        if (Vector512.IsHardwareAccelerated)
            return Vector512.Equals(Vector512.LoadUnsafe(ref first), Vector512.Create(value)).ExtractMostSignificantBits();
        if (Vector256.IsHardwareAccelerated)
        {
            var sought = Vector256.Create(value);
            return Vector256.Equals(Vector256.LoadUnsafe(ref first), sought).ExtractMostSignificantBits()
                | ((ulong)Vector256.Equals(Vector256.LoadUnsafe(ref first, 32), sought).ExtractMostSignificantBits() << 32);
        }
        ulong matches = 0;
        for (nuint part = 0; part < Width; part += 16)
            matches |= (ulong)Vector128.Equals(Vector128.LoadUnsafe(ref first, part), Vector128.Create(value)).ExtractMostSignificantBits() << (int)part;
        return matches;
    }

    /// <summary>The lowest bits, as many as bytes are left: 64 or more for all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong First(int count) => count >= Width ? ulong.MaxValue : (1UL << count) - 1;

    /// <summary>Sets each bit that has an odd number of set bits up to and with itself: what quotes open, and does not yet close.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Parity(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
