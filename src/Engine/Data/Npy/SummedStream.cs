using System.Buffers.Binary;

namespace Accel.Engine.Data.Npy;

/// <summary>Sums what is read by zip's CRC-32 (APPNOTE 4.4.7), which .NET's archives do not hold against their entries.</summary>
/// <param name="stream">What is read; disposed with this.</param>
internal sealed class SummedStream(Stream stream) : ForwardStream
{
    private const int Slices = 8;

    private static readonly uint[][] Tables = MakeTables();

    private uint _sum = uint.MaxValue;

    /// <summary>The checksum of all that was read so far.</summary>
    public uint Checksum => ~_sum;

    public override int Read(Span<byte> buffer)
    {
        var count = stream.Read(buffer);
        Add(buffer[..count]);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        var sum = _sum;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ sum;
            sum = 0;
            for (var slice = 0; slice < Slices; slice++)
                sum ^= Tables[Slices - 1 - slice][(byte)(word >> 8 * slice)];
        }
        foreach (var one in bytes)
            sum = sum >> 8 ^ Tables[0][(byte)(sum ^ one)];
        _sum = sum;
    }

    /// <summary>Table k: what a byte does to the sum when k more bytes follow.</summary>
    private static uint[][] MakeTables()
    {
        const uint polynomial = 0xEDB88320;
        var tables = new uint[Slices][];
        for (var slice = 0; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
            for (var one = 0u; one < 256; one++)
            {
                var sum = slice == 0 ? one : tables[slice - 1][one];
                for (var bit = 0; bit < 8; bit++)
                    sum = (sum & 1) != 0 ? sum >> 1 ^ polynomial : sum >> 1;
                tables[slice][one] = sum;
            }
        }
        return tables;
    }
}
