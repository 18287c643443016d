namespace Accel.Engine.Data.Csv;

/// <summary>
/// Whole records of the input, with room around them so that fields can be loaded with more bytes than they have.
/// </summary>
internal sealed class Block
{
    /// <summary>Bytes before and behind the text that can be read, whatever they hold.</summary>
    public const int Margin = 64;

    private byte[] _buffer = new byte[2 * Margin];

    /// <summary>Its place among the blocks of the input, from 0.</summary>
    public long Number { get; set; }

    /// <summary>The text in the buffer.</summary>
    public int Length { get; set; }

    /// <summary>How its quotes stand.</summary>
    public QuoteUse Quotes { get; set; }

    /// <summary>What ends the text in place of a record's end, if anything does.</summary>
    public Fault? Fault { get; set; }

    /// <summary>The records.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(Margin, Length);

    /// <summary>Room for text.</summary>
    public Span<byte> Room => _buffer.AsSpan(Margin, _buffer.Length - 2 * Margin);

    /// <summary>Makes room, keeping the text.</summary>
    public void Grow(int capacity)
    {
        if (_buffer.Length >= capacity + 2 * Margin)
            return;
        var larger = GC.AllocateUninitializedArray<byte>(capacity + 2 * Margin);
        Text.CopyTo(larger.AsSpan(Margin));
        _buffer = larger;
    }
}
