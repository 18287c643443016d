using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Accel.Engine.Tests.Data.Npy;

/// <summary>Arrays as NumPy writes them (numpy.lib.format).</summary>
internal static class NpyBytes
{
    /// <summary>An array with the header that numpy.save gives it.</summary>
    public static byte[] Of(string type, string shape, byte[] elements, bool fortran = false, int version = 1) =>
        OfHeader($"{{'descr': {type}, 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}", elements, version);

    public static byte[] OfHeader(string header, byte[] elements, int version = 1)
    {
        var text = (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetBytes(header);
        var prefix = version == 1 ? 10 : 12;
        var length = (prefix + text.Length + 1 + 63) / 64 * 64 - prefix;
        byte[] bytes = [0x93, .. "NUMPY"u8, (byte)version, 0, .. new byte[prefix - 8], .. text, .. Enumerable.Repeat((byte)' ', length - text.Length - 1), (byte)'\n', .. elements];
        if (version == 1)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)length);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), (uint)length);
        return bytes;
    }

    /// <summary>The bytes of numbers, each written by <paramref name="write"/>.</summary>
    public static byte[] Elements<T>(int size, IEnumerable<T> values, WriteNumber<T> write)
    {
        using var bytes = new MemoryStream();
        var one = new byte[size];
        foreach (var value in values)
        {
            write(one, value);
            bytes.Write(one);
        }
        return bytes.ToArray();
    }

    public static byte[] Doubles(params IEnumerable<double> values) => Elements(8, values, BinaryPrimitives.WriteDoubleLittleEndian);

    /// <summary>Texts as elements of type U.</summary>
    public static byte[] Unicode(int letters, bool big, params IEnumerable<string> texts)
    {
        var encoding = new UTF32Encoding(big, byteOrderMark: false);
        return [.. texts.SelectMany(text => Padded(encoding.GetBytes(text), 4 * letters))];
    }

    public static byte[] Padded(byte[] bytes, int length) => [.. bytes, .. new byte[length - bytes.Length]];

    public static byte[] Archive(CompressionLevel level, params (string Name, byte[] Bytes)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }
        return bytes.ToArray();
    }

    public delegate void WriteNumber<in T>(Span<byte> target, T value);
}
