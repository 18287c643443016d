namespace Accel.Engine.Data.Csv;

/// <summary>
/// The places of delimiters and line ends in order: a field lies between two marks that follow each other.
/// </summary>
internal sealed class MarkList
{
    private int[] _marks = new int[64];

    /// <summary>Number of marks.</summary>
    public int Count { get; private set; }

    /// <summary>The place of a mark.</summary>
    public int this[int index] => _marks[index];

    /// <summary>All marks, until the next one is added.</summary>
    public ReadOnlySpan<int> All => _marks.AsSpan(0, Count);

    /// <summary>Begins anew with the place before the first field.</summary>
    public void Clear(int first)
    {
        Count = 0;
        Add(first);
    }

    /// <summary>Adds a mark behind the others.</summary>
    public void Add(int mark)
    {
        Room(1)[0] = mark;
        Count++;
    }

    /// <summary>Free places behind the marks, to be written and then counted.</summary>
    public Span<int> Room(int needed)
    {
        if (_marks.Length - Count < needed)
            Array.Resize(ref _marks, Math.Max(2 * _marks.Length, Count + needed));
        return _marks.AsSpan(Count);
    }

    /// <summary>Counts marks written into the room.</summary>
    public void Advance(int count) => Count += count;
}
