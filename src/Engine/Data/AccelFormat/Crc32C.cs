using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Accel.Engine.Data.AccelFormat;

/// <summary>
/// The checksum CRC-32C (Castagnoli; RFC 3720, appendix B.4). The processor's instruction takes one word
/// a cycle but answers after three, so that three stretches are summed side by side and then joined.
/// </summary>
internal static class Crc32C
{
    private const int Words = 128;
    private const int Stretch = Words * sizeof(ulong);

    private static readonly uint[] AfterStretch = ShiftTable();

    /// <summary>The checksum of the bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= 3 * Stretch; bytes = bytes[(3 * Stretch)..])
        {
            var words = MemoryMarshal.Cast<byte, ulong>(bytes[..(3 * Stretch)]);
            uint second = 0, third = 0;
            for (var i = 0; i < Words; i++)
            {
                sum = BitOperations.Crc32C(sum, LittleEndian(words[i]));
                second = BitOperations.Crc32C(second, LittleEndian(words[Words + i]));
                third = BitOperations.Crc32C(third, LittleEndian(words[2 * Words + i]));
            }
            sum = Shift(Shift(sum) ^ second) ^ third;
        }
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes)
            sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }

    private static ulong LittleEndian(ulong word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);

    /// <summary>The state after a stretch of zeros: a linear map, so that its bytes can be looked up one by one.</summary>
    private static uint Shift(uint sum) =>
        AfterStretch[sum & 0xFF] ^ AfterStretch[0x100 | (sum >> 8 & 0xFF)] ^ AfterStretch[0x200 | (sum >> 16 & 0xFF)] ^ AfterStretch[0x300 | sum >> 24];

    private static uint[] ShiftTable()
    {
        var ofBit = new uint[32];
        for (var bit = 0; bit < ofBit.Length; bit++)
        {
            ofBit[bit] = 1u << bit;
            for (var word = 0; word < Words; word++)
                ofBit[bit] = BitOperations.Crc32C(ofBit[bit], 0ul);
        }
        var table = new uint[4 * 0x100];
        for (var place = 0; place < table.Length; place++)
        {
            for (var bit = 0; bit < 8; bit++)
                table[place] ^= (place >> bit & 1) != 0 ? ofBit[place / 0x100 * 8 + bit] : 0;
        }
        return table;
    }
}
