namespace Accel.Engine.Data.Csv;

/// <summary>
/// Cuts UTF-8 bytes into records and fields (RFC 4180): a field may stand in double quotes and then
/// hold delimiters, line ends and, doubled, quotes. A record is always contiguous in the buffer,
/// which grows where one is longer.
/// </summary>
/// <param name="stream">The bytes.</param>
/// <param name="source">The name of the input in messages.</param>
/// <param name="bufferSize">Bytes to read at a time.</param>
internal sealed class CsvTokenizer(Stream stream, string source, int bufferSize = 1 << 20)
{
    private const int LongestRecord = 1 << 28;
    private const byte Quote = (byte)'"';

    private byte[] buffer = new byte[bufferSize];
    private int position;
    private int end;
    private bool ended;
    private long nextLine = 1;

    private Field[] fields = new Field[16];
    private byte[] unescaped = [];

    /// <summary>The byte between fields.</summary>
    public byte Delimiter { get; set; } = (byte)',';

    /// <summary>Line on which the current record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Number of fields of the current record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>
    /// The whole lines at the start of the input, as far as the buffer holds them, or the start of the first
    /// line where the buffer does not hold all of it; to be asked before the first record.
    /// </summary>
    public ReadOnlySpan<byte> Preview()
    {
        if (end == 0)
            Fill(0);
        var held = buffer.AsSpan(0, end);
        var lines = held[..(held.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)];
        return ended || lines.IsEmpty ? held : lines;
    }

    /// <summary>Goes to the next record that is not a blank line; false at the end.</summary>
    /// <exception cref="InputException">A quote is not closed or followed by text, a NUL byte, or a record beyond 256 MiB.</exception>
    public bool Read()
    {
        while (true)
        {
            var start = position;
            if (start == end && !TryFill(ref start))
                return false;
            Line = nextLine;
            while (!TryScan(start))
                TryFill(ref start);
            if (!IsBlank())
                return true;
        }
    }

    /// <summary>The bytes of a field without its quotes; valid until the next call.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var field = fields[index];
            var text = buffer.AsSpan(field.Start, field.Length);
            return field.Kind == FieldKind.Escaped ? Unescape(text) : text;
        }
    }

    private bool IsBlank() =>
        FieldCount == 1 && fields[0].Kind == FieldKind.Bare && FieldText.Trim(this[0]).IsEmpty;

    /// <summary>Scans one record; false where the buffer ends before the record does.</summary>
    private bool TryScan(int start)
    {
        var bytes = buffer.AsSpan(0, end);
        var delimiter = Delimiter;
        var at = start;
        var line = Line;
        FieldCount = 0;
        while (true)
        {
            var first = at;
            while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' && bytes[at] != delimiter)
                at++;
            if (at < bytes.Length && bytes[at] == Quote)
            {
                var opened = ++at;
                if (!TryFindClosingQuote(bytes, ref at, out var kind))
                {
                    if (ended)
                        throw new InputException($"{source}, line {line}: the quote that begins here is not closed. Add the closing quote, or double a quote that is part of the text.");
                    return false;
                }
                AddField(opened, at - opened, kind);
                line += CountLines(bytes[opened..at]);
                at++;
                while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' && bytes[at] != delimiter)
                    at++;
                if (at < bytes.Length && bytes[at] != delimiter && bytes[at] is not ((byte)'\n' or (byte)'\r'))
                    throw new InputException($"{source}, line {line}: text follows the closing quote of field {FieldCount}. Double the quotes that are part of the text.");
            }
            else
            {
                while (at < bytes.Length)
                {
                    var letter = bytes[at];
                    if (letter == delimiter || letter == (byte)'\n' || letter == (byte)'\r')
                        break;
                    at++;
                }
                AddField(first, at - first, FieldKind.Bare);
            }

            if (at == bytes.Length)
            {
                if (!ended)
                    return false;
                Finish(at, line);
                return true;
            }
            if (bytes[at] == delimiter)
            {
                at++;
                continue;
            }
            if (bytes[at] == '\r')
            {
                if (at + 1 == bytes.Length && !ended)
                    return false;
                if (at + 1 < bytes.Length && bytes[at + 1] == '\n')
                    at++;
            }
            Finish(at + 1, line + 1);
            return true;
        }
    }

    /// <summary>Goes to the quote that ends a field; false where the buffer ends before it is certain.</summary>
    private bool TryFindClosingQuote(ReadOnlySpan<byte> bytes, ref int at, out FieldKind kind)
    {
        kind = FieldKind.Quoted;
        while (true)
        {
            var next = bytes[at..].IndexOf(Quote);
            if (next < 0)
                return false;
            at += next;
            if (at + 1 == bytes.Length)
                return ended;
            if (bytes[at + 1] != Quote)
                return true;
            kind = FieldKind.Escaped;
            at += 2;
        }
    }

    private void AddField(int start, int length, FieldKind kind)
    {
        if (FieldCount == fields.Length)
            Array.Resize(ref fields, fields.Length * 2);
        fields[FieldCount++] = new Field(start, length, kind);
    }

    private void Finish(int next, long line)
    {
        position = next;
        nextLine = line;
    }

    /// <summary>Line ends of any kind: LF, CRLF, and CR alone.</summary>
    private static int CountLines(ReadOnlySpan<byte> text)
    {
        var lines = text.Count((byte)'\n');
        for (var i = text.IndexOf((byte)'\r'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
                lines++;
        }
        return lines;
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text)
    {
        if (unescaped.Length < text.Length)
            unescaped = new byte[text.Length * 2];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            unescaped[length++] = text[i];
            if (text[i] == Quote)
                i++;
        }
        return unescaped.AsSpan(0, length);
    }

    private bool TryFill(ref int start)
    {
        if (ended)
            return false;
        var more = Fill(start);
        start = 0;
        return more;
    }

    /// <summary>Moves what begins at <paramref name="start"/> to the front and reads behind it.</summary>
    private bool Fill(int start)
    {
        var kept = end - start;
        if (kept >= LongestRecord)
            throw new InputException($"{source}, line {Line}: the record that begins here is longer than 256 MiB; a quote may be left open, or line ends are missing.");
        if (kept > buffer.Length / 2)
        {
            var larger = new byte[buffer.Length * 2];
            buffer.AsSpan(start, kept).CopyTo(larger);
            buffer = larger;
        }
        else
        {
            buffer.AsSpan(start, kept).CopyTo(buffer);
        }
        var free = buffer.AsSpan(kept);
        var count = stream.ReadAtLeast(free, free.Length, throwOnEndOfStream: false);
        ended = count < free.Length;
        position = 0;
        end = kept + count;
        RefuseNul(kept);
        return count > 0;
    }

    private void RefuseNul(int from)
    {
        var nul = buffer.AsSpan(from, end - from).IndexOf((byte)0);
        if (nul < 0)
            return;
        var line = nextLine + CountLines(buffer.AsSpan(0, from + nul));
        throw new InputException($"{source}, line {line}: a NUL byte. The file is binary, damaged, or UTF-16 text without a byte order mark; save it as UTF-8 text.");
    }

    private enum FieldKind : byte
    {
        Bare,
        Quoted,
        Escaped,
    }

    private readonly record struct Field(int Start, int Length, FieldKind Kind);
}
