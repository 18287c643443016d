using System.Buffers.Binary;
using System.Text;

namespace Accel.Engine.Data.AccelFormat;

/// <summary>Writes a directory as it stands in the file.</summary>
internal static class DirectoryBytes
{
    /// <summary>The directory's bytes, its checksum at their end.</summary>
    public static byte[] Of(AccelDirectory directory)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        WriteText(writer, directory.TableName);
        writer.Write((long)directory.RowCount);
        writer.Write(directory.Columns.Count);
        foreach (var column in directory.Columns)
        {
            WriteText(writer, column.Name);
            writer.Write((byte)column.Kind);
            writer.Write(column.Levels.Length);
            foreach (var level in column.Levels)
                WriteText(writer, level);
            writer.Write(column.Chunks.Length);
            foreach (var chunk in column.Chunks)
                Write(writer, chunk);
        }
        writer.Flush();
        var checksum = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Crc32C.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        bytes.Write(checksum);
        return bytes.ToArray();
    }

    private static void Write(BinaryWriter writer, AccelChunk chunk)
    {
        writer.Write((byte)chunk.Type);
        writer.Write((byte)(chunk.Range.HasNaN ? 1 : 0));
        writer.Write((ushort)0);
        writer.Write(chunk.Rows);
        writer.Write(chunk.Offset);
        writer.Write(chunk.Range.Least);
        writer.Write(chunk.Range.Greatest);
        writer.Write(chunk.Checksum);
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }
}
