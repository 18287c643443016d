using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Accel.Engine.Data.Csv;

/// <summary>
/// Finds where text that begins with a record can be cut between two. The text must stand in a block, with
/// its margin.
/// </summary>
internal static class RecordBoundary
{
    private const byte Quote = (byte)'"';

    /// <summary>The place behind the last record that is certain to be whole; 0 where none is.</summary>
    /// <param name="text">The text; more may follow it.</param>
    /// <param name="delimiter">The byte between fields.</param>
    /// <param name="quotes">How quotes stand in the text, or at least up to that place.</param>
    public static int Last(ReadOnlySpan<byte> text, byte delimiter, out QuoteUse quotes)
    {
        // LF may follow a CR at the end.
        var certain = text.Length > 0 && text[^1] == '\r' ? text[..^1] : text;
        quotes = QuoteUse.None;
        if (!certain.Contains(Quote))
            return certain.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        if (TryFindLast(certain, delimiter, out var last, out _))
        {
            quotes = QuoteUse.Regular;
            return last;
        }
        quotes = QuoteUse.Irregular;
        return ScanToLast(certain, delimiter);
    }

    /// <summary>How quotes stand in text that ends with a record.</summary>
    public static QuoteUse QuotesOf(ReadOnlySpan<byte> text, byte delimiter) =>
        !text.Contains(Quote) ? QuoteUse.None
        : TryFindLast(text, delimiter, out _, out var open) && !open ? QuoteUse.Regular
        : QuoteUse.Irregular;

    /// <summary>
    /// Takes every second quote for a closing one. That is right where each opening quote follows a
    /// delimiter, a line end or another quote (and is then half of a doubled one), and each closing quote
    /// is followed by one of these; else the answer is false.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryFindLast(ReadOnlySpan<byte> text, byte delimiter, out int last, out bool open)
    {
        last = 0;
        open = false;
        ulong insideBefore = 0;
        ulong edgeBefore = 1;
        ulong closedBefore = 0;
        for (var word = 0; word < text.Length; word += ByteMatches.Width)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), word);
            var counted = ByteMatches.First(text.Length - word);
            var quotes = ByteMatches.Of(ref first, Quote) & counted;
            var lineEnds = ByteMatches.Of(ref first, (byte)'\n') | ByteMatches.Of(ref first, (byte)'\r');
            var edges = ByteMatches.Of(ref first, delimiter) | lineEnds | quotes;
            var inside = ByteMatches.Parity(quotes) ^ insideBefore;
            var opening = quotes & inside;
            var closing = quotes & ~inside;
            if ((opening & ~((edges << 1) | edgeBefore)) != 0 || (((closing << 1) | closedBefore) & ~edges & counted) != 0)
                return false;
            insideBefore = (ulong)((long)inside >> 63);
            edgeBefore = edges >> 63;
            closedBefore = closing >> 63;
            lineEnds &= counted & ~inside;
            if (lineEnds != 0)
                last = word + ByteMatches.Width - BitOperations.LeadingZeroCount(lineEnds);
        }
        open = insideBefore != 0;
        return true;
    }

    private static int ScanToLast(ReadOnlySpan<byte> text, byte delimiter)
    {
        var scanner = new RecordScanner(text, delimiter);
        var marks = new MarkList();
        while (scanner.Read(marks) && !scanner.IsCutOff)
            marks.Clear(0);
        return scanner.IsCutOff ? scanner.Start : scanner.Next;
    }
}
