using System.Globalization;

namespace Accel.Engine.Data.Csv;

/// <summary>
/// Reads numbers as R and C write them: <c>1</c>, <c>-.5</c>, <c>+3</c>, <c>1.</c>, <c>1e5</c>,
/// <c>Inf</c>, <c>Infinity</c>, <c>NaN</c> (words in any case). No hexadecimals, no separators of
/// thousands, decimal point only. Every result is the nearest double.
/// </summary>
internal static class NumberParser
{
    private const int HeldDigits = 19;

    /// <summary>Parses text without blanks around it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var at = 0;
        var negative = false;
        if (text.Length > 0 && (text[0] == '-' || text[0] == '+'))
        {
            negative = text[0] == '-';
            at = 1;
        }
        if (at == text.Length)
            return false;
        if (text[at] > '9')
            return TryParseWord(text[at..], negative, out value);

        ulong held = 0;
        var significant = 0;
        var digits = 0;
        var exponent = 0;
        var afterPoint = false;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                digits++;
                if (significant < HeldDigits)
                {
                    held = held * 10 + digit;
                    if (held != 0)
                        significant++;
                    if (afterPoint)
                        exponent--;
                }
                else
                {
                    significant++;
                    if (!afterPoint)
                        exponent++;
                }
            }
            else if (text[at] == '.' && !afterPoint)
            {
                afterPoint = true;
            }
            else
            {
                break;
            }
        }
        if (digits == 0)
            return false;
        if (at < text.Length)
        {
            if ((text[at] | 0x20) != 'e' || !TryParseExponent(text[(at + 1)..], out var written))
                return false;
            exponent += written;
        }

        var magnitude = DecimalConversion.Nearest(held, exponent);
        // Digits that were not held make the number a little larger, by less than one of the last digit held.
        if (significant > HeldDigits && magnitude != DecimalConversion.Nearest(held + 1, exponent))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        value = negative ? -magnitude : magnitude;
        return true;
    }

    private static bool TryParseExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        const int beyondRange = 1_000_000_000;
        exponent = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && (text[0] == '-' || text[0] == '+'))
            text = text[1..];
        if (text.IsEmpty)
            return false;
        foreach (var letter in text)
        {
            if (letter is < (byte)'0' or > (byte)'9')
                return false;
            exponent = (int)Math.Min(exponent * 10L + (letter - '0'), beyondRange);
        }
        if (negative)
            exponent = -exponent;
        return true;
    }

    private static bool TryParseWord(ReadOnlySpan<byte> word, bool negative, out double value)
    {
        if (FieldText.EqualsIgnoringCase(word, "INF"u8) || FieldText.EqualsIgnoringCase(word, "INFINITY"u8))
        {
            value = negative ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }
        value = double.NaN;
        return FieldText.EqualsIgnoringCase(word, "NAN"u8);
    }
}
