namespace Accel.Engine.Data.Csv;

/// <summary>Cuts a stream into blocks of whole records.</summary>
/// <param name="stream">The text in UTF-8.</param>
/// <param name="delimiter">The byte between fields.</param>
/// <param name="size">Bytes of a block; more where a record is longer.</param>
internal sealed class BlockReader(Stream stream, byte delimiter, int size)
{
    private const int LongestRecord = 1 << 28;

    private byte[] _carried = [];
    private int _carriedLength;
    private bool _ended;
    private bool _endsWithNul;
    private long _blocks;

    /// <summary>The byte between fields.</summary>
    public byte Delimiter => delimiter;

    /// <summary>True where the last block was read.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Reads the next block; false at the end.</summary>
    /// <param name="block">The block to fill.</param>
    public bool TryRead(Block block)
    {
        if (IsDone)
            return false;
        block.Number = _blocks++;
        block.Fault = null;
        block.Length = 0;
        block.Grow(_carriedLength);
        _carried.AsSpan(0, _carriedLength).CopyTo(block.Room);
        block.Length = _carriedLength;
        for (var capacity = size; ; capacity = 2 * Math.Max(capacity, block.Length))
        {
            Fill(block, capacity);
            if (_ended)
            {
                IsDone = true;
                block.Quotes = RecordBoundary.QuotesOf(block.Text, delimiter);
                if (_endsWithNul)
                    block.Fault = new Fault(block.Length, "a NUL byte. The file is binary, damaged, or UTF-16 text without a byte order mark; save it as UTF-8 text.");
                return block.Length > 0 || _endsWithNul;
            }
            var end = RecordBoundary.Last(block.Text, delimiter, out var quotes);
            if (end > 0)
            {
                Carry(block.Text[end..]);
                block.Length = end;
                block.Quotes = quotes;
                return true;
            }
            if (block.Length >= LongestRecord)
            {
                IsDone = true;
                block.Length = 0;
                block.Quotes = QuoteUse.None;
                block.Fault = new Fault(0, "the record that begins here is longer than 256 MiB; a quote may be left open, or line ends are missing.");
                return true;
            }
        }
    }

    private void Carry(ReadOnlySpan<byte> rest)
    {
        if (_carried.Length < rest.Length)
            _carried = new byte[rest.Length];
        rest.CopyTo(_carried);
        _carriedLength = rest.Length;
    }

    private void Fill(Block block, int capacity)
    {
        block.Grow(capacity);
        var from = block.Length;
        while (!_ended && block.Length < capacity)
        {
            var count = stream.Read(block.Room[block.Length..capacity]);
            block.Length += count;
            _ended = count == 0;
        }
        var nul = block.Text[from..].IndexOf((byte)0);
        if (nul < 0)
            return;
        block.Length = from + nul;
        _ended = _endsWithNul = true;
    }
}
