using System.Numerics;

namespace Accel.Engine.Data.Storage;

/// <summary>Some consecutive elements of a column, in one type, wherever they are kept. Never changes.</summary>
internal abstract unsafe class ColumnChunk(ElementType type, int count, ChunkRange range)
{
    /// <summary>How the elements are written.</summary>
    public ElementType Type => type;

    /// <summary>Number of elements.</summary>
    public int Count => count;

    /// <summary>What the values span.</summary>
    public ChunkRange Range => range;

    /// <summary>Bytes of all elements.</summary>
    public int ByteCount => count * type.Size();

    /// <summary>The first element where the chunk is in memory, valid while the chunk is referenced; else null.</summary>
    public abstract byte* Resident { get; }

    /// <summary>Copies the bytes of elements from <paramref name="first"/> on, as many as fit.</summary>
    /// <exception cref="InputException">They are in a file that cannot be read, or was cut off.</exception>
    public abstract void Read(int first, Span<byte> target);

    /// <summary>Copies elements from <paramref name="first"/> on as doubles, or as codes.</summary>
    public void Widen<T>(int first, Span<T> target)
        where T : unmanaged, INumber<T>
    {
        if (Resident is not null)
        {
            Widening.To(type, Resident + first * type.Size(), target);
            GC.KeepAlive(this);
            return;
        }
        Span<byte> bytes = new byte[target.Length * type.Size()];
        Read(first, bytes);
        fixed (byte* source = bytes)
            Widening.To(type, source, target);
    }
}
