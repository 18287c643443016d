namespace Accel.Engine.Data.Csv;

/// <summary>
/// A list of unknown final length that never copies what it holds: growing a column costs no
/// more memory than the column, until it is made an array.
/// </summary>
internal sealed class ChunkedList<T> where T : unmanaged
{
    private const int ChunkLength = 1 << 16;
    private readonly List<T[]> full = [];
    private T[] current = new T[1024];
    private int used;

    public int Count { get; private set; }

    public void Add(T value)
    {
        if (used == current.Length)
            NextChunk();
        current[used++] = value;
        Count++;
    }

    public T[] ToArray()
    {
        var all = new T[Count];
        var at = 0;
        foreach (var chunk in full)
        {
            chunk.CopyTo(all, at);
            at += chunk.Length;
        }
        current.AsSpan(0, used).CopyTo(all.AsSpan(at));
        return all;
    }

    private void NextChunk()
    {
        full.Add(current);
        current = new T[ChunkLength];
        used = 0;
    }
}
