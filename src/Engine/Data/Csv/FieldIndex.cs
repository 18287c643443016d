using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Accel.Engine.Data.Csv;

/// <summary>Where the rows and fields of a block are.</summary>
/// <param name="columns">Fields of each row.</param>
/// <param name="delimiter">The byte between fields.</param>
internal sealed class FieldIndex(int columns, byte delimiter)
{
    private const byte Quote = (byte)'"';

    private readonly MarkList _marks = new();
    private int[] _rows = new int[64];
    private bool _isFirst;

    /// <summary>Number of rows before the fault, if there is one.</summary>
    public int RowCount { get; private set; }

    /// <summary>The first thing wrong with the records, if any.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>The places of all delimiters and line ends outside quotes.</summary>
    public ReadOnlySpan<int> Marks => _marks.All;

    /// <summary>For each row the mark before its first field.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, RowCount);

    /// <summary>Finds the rows of a block from a place on.</summary>
    /// <param name="block">The block.</param>
    /// <param name="from">Where the first row begins.</param>
    /// <param name="isFirst">True where it is the first row of the input.</param>
    public void Build(Block block, int from, bool isFirst)
    {
        _isFirst = isFirst;
        _marks.Clear(from - 1);
        RowCount = 0;
        Fault = null;
        if (block.Quotes == QuoteUse.Irregular)
            ScanBytes(block, from);
        else
            ScanWords(block, from);
    }

    private void ScanBytes(Block block, int from)
    {
        var text = block.Text;
        var scanner = new RecordScanner(text, delimiter, from);
        while (true)
        {
            var before = _marks.Count - 1;
            if (!scanner.Read(_marks) || (scanner.IsCutOff && block.Fault is not null))
            {
                Fault = block.Fault;
                return;
            }
            Fault = scanner.Fault;
            if (Fault is not null || !TryAddRow(text, before, scanner.FieldCount))
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScanWords(Block block, int from)
    {
        var text = block.Text;
        ulong insideBefore = 0;
        var rowBegin = 0;
        for (var word = from; word < text.Length; word += ByteMatches.Width)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), word);
            var lineEnds = ByteMatches.Of(ref first, (byte)'\n') | ByteMatches.Of(ref first, (byte)'\r');
            var ends = ByteMatches.Of(ref first, delimiter) | lineEnds;
            var counted = ByteMatches.First(text.Length - word);
            if (block.Quotes == QuoteUse.Regular)
            {
                var inside = ByteMatches.Parity(ByteMatches.Of(ref first, Quote)) ^ insideBefore;
                insideBefore = (ulong)((long)inside >> 63);
                counted &= ~inside;
            }
            ends &= counted;
            lineEnds &= counted;
            var before = _marks.Count;
            AddMarks(ends, word);
            for (; lineEnds != 0; lineEnds &= lineEnds - 1)
            {
                var rowEnd = before + BitOperations.PopCount(ends & (lineEnds ^ (lineEnds - 1))) - 1;
                if (!TryAddRow(text, rowBegin, rowEnd - rowBegin))
                    return;
                rowBegin = rowEnd;
            }
        }
        Fault = block.Fault;
        var lastIsWhole = _marks[_marks.Count - 1] == text.Length - 1 && rowBegin == _marks.Count - 1;
        if (Fault is not null || lastIsWhole)
            return;
        _marks.Add(text.Length);
        TryAddRow(text, rowBegin, _marks.Count - 1 - rowBegin);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddMarks(ulong ends, int word)
    {
        ref var free = ref MemoryMarshal.GetReference(_marks.Room(ByteMatches.Width + 4));
        var count = BitOperations.PopCount(ends);
        // Four at a time, and some beyond the count, to spare the processor a branch for each.
        for (var i = 0; i < count; i += 4)
        {
            ref var four = ref Unsafe.Add(ref free, i);
            four = word + BitOperations.TrailingZeroCount(ends);
            ends &= ends - 1;
            Unsafe.Add(ref four, 1) = word + BitOperations.TrailingZeroCount(ends);
            ends &= ends - 1;
            Unsafe.Add(ref four, 2) = word + BitOperations.TrailingZeroCount(ends);
            ends &= ends - 1;
            Unsafe.Add(ref four, 3) = word + BitOperations.TrailingZeroCount(ends);
            ends &= ends - 1;
        }
        _marks.Advance(count);
    }

    /// <summary>Adds a record unless it is a blank line; false where it has too many or too few fields.</summary>
    /// <param name="text">The block's text.</param>
    /// <param name="before">The mark before the record.</param>
    /// <param name="fields">Number of fields.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAddRow(ReadOnlySpan<byte> text, int before, int fields)
    {
        if (fields != columns || columns == 1)
        {
            if (fields == 1 && FieldText.Trim(text[(_marks[before] + 1).._marks[before + 1]]).IsEmpty)
                return true;
            if (fields != columns)
            {
                Fault = Ragged(text, before, fields);
                return false;
            }
        }
        if (RowCount == _rows.Length)
            Array.Resize(ref _rows, 2 * RowCount);
        _rows[RowCount++] = before;
        return true;
    }

    private Fault Ragged(ReadOnlySpan<byte> text, int before, int fields)
    {
        var advice =
            fields == columns + 1 && EndsWithEmptyField(text, before + columns)
            ? "The line ends with a delimiter: delete it, or end the header with one too."
            : fields == columns + 1 && _isFirst && RowCount == 0
            ? "Where the first column holds row names, give it a name in the header."
            : fields > columns
                ? "Put text that holds the delimiter in double quotes."
                : "Add the missing fields (NA or nothing between the delimiters for a missing value).";
        return new Fault(_marks[before] + 1, $"expected {Number(columns)} as in the header, found {fields} (delimiter {DelimiterSniffer.NameOf(delimiter)}). {advice}");
    }

    private bool EndsWithEmptyField(ReadOnlySpan<byte> text, int before)
    {
        byte[] unescaped = [];
        return FieldText.Content(text[(_marks[before] + 1).._marks[before + 1]], ref unescaped).IsEmpty;
    }

    private static string Number(int fields) => fields == 1 ? "1 field" : $"{fields} fields";
}
