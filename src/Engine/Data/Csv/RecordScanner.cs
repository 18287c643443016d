namespace Accel.Engine.Data.Csv;

/// <summary>
/// Cuts text into records and fields one byte after the other (RFC 4180): a field may stand in double quotes,
/// with blanks beside them, and then hold delimiters, line ends and, doubled, quotes. CRLF ends a record at
/// CR; what is left of it is a blank record, which nobody counts.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="delimiter">The byte between fields.</param>
/// <param name="next">Where the first record begins.</param>
internal ref struct RecordScanner(ReadOnlySpan<byte> text, byte delimiter, int next = 0)
{
    private const byte Quote = (byte)'"';

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Where the record begins.</summary>
    public int Start { get; private set; } = next;

    /// <summary>Where the next record begins.</summary>
    public int Next { get; private set; } = next;

    /// <summary>Number of fields of the record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>True where the text ends with the record, and no line end does.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>The quote that is wrong in the record, if any; the record ends there.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>True where the record is a blank line.</summary>
    public readonly bool IsBlank => FieldCount == 1 && FieldText.Trim(_text[Start..Next]).IsEmpty;

    /// <summary>Goes to the next record that is no blank line; false at the end.</summary>
    /// <param name="marks">Takes the place before the record and that of the end of each of its fields, in place of what it held.</param>
    public bool ReadWritten(MarkList marks)
    {
        do
        {
            marks.Clear(Next - 1);
            if (!Read(marks))
                return false;
        }
        while (IsBlank);
        return true;
    }

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <param name="marks">Takes the place of the end of each field.</param>
    public bool Read(MarkList marks)
    {
        if (Next == _text.Length)
            return false;
        Start = Next;
        FieldCount = 0;
        var at = Start;
        while (true)
        {
            var end = FieldEnd(at);
            marks.Add(end);
            FieldCount++;
            IsCutOff = end == _text.Length;
            Next = IsCutOff ? end : end + 1;
            if (IsCutOff || Fault is not null || _text[end] != delimiter)
                return true;
            at = Next;
        }
    }

    private int FieldEnd(int at)
    {
        var content = SkipBlanks(at);
        if (content == _text.Length || _text[content] != Quote)
            return EndOfBareText(at);
        var close = ClosingQuote(content + 1);
        if (close < 0)
        {
            Fault = new Fault(content, "the quote that begins here is not closed. Add the closing quote, or double a quote that is part of the text.");
            return _text.Length;
        }
        var end = SkipBlanks(close + 1);
        if (end < _text.Length && _text[end] != delimiter && _text[end] is not ((byte)'\n' or (byte)'\r'))
            Fault = new Fault(close, $"text follows the closing quote of field {FieldCount + 1}. Double the quotes that are part of the text.");
        return end;
    }

    private readonly int EndOfBareText(int at)
    {
        var length = _text[at..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
        return length < 0 ? _text.Length : at + length;
    }

    private readonly int ClosingQuote(int at)
    {
        while (true)
        {
            var length = _text[at..].IndexOf(Quote);
            if (length < 0)
                return -1;
            at += length;
            if (at + 1 == _text.Length || _text[at + 1] != Quote)
                return at;
            at += 2;
        }
    }

    private readonly int SkipBlanks(int at)
    {
        while (at < _text.Length && _text[at] is (byte)' ' or (byte)'\t' && _text[at] != delimiter)
            at++;
        return at;
    }
}
