using System.Globalization;
using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>Reads fractions and decimals without rounding.</summary>
internal static class RationalText
{
    /// <summary>The largest power of ten in a decimal such as 1e-300; a few letters must not ask for gigabytes.</summary>
    public const int LargestExponent = 10_000;

    private const NumberStyles Digits = NumberStyles.None;

    /// <summary>Reads a decimal, or two with a slash between them.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        var slash = text.IndexOf('/');
        if (slash < 0)
            return TryReadDecimal(text, out value);
        if (!TryReadDecimal(text[..slash].TrimEnd(), out var top) || !TryReadDecimal(text[(slash + 1)..].TrimStart(), out var bottom) || bottom.Sign == 0)
            return false;
        value = top / bottom;
        return true;
    }

    private static bool TryReadDecimal(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        var exponent = 0;
        if (text.IndexOfAny('e', 'E') is var mark and >= 0)
        {
            if (!int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs((long)exponent) > LargestExponent)
                return false;
            text = text[..mark];
        }
        var negative = text is ['-', ..];
        if (text is ['-' or '+', ..])
            text = text[1..];
        var decimals = 0;
        if (text.IndexOf('.') is var point and >= 0)
        {
            decimals = text.Length - point - 1;
            text = string.Concat(text[..point], text[(point + 1)..]);
        }
        if (!BigInteger.TryParse(text, Digits, CultureInfo.InvariantCulture, out var digits))
            return false;
        var scale = BigInteger.Pow(10, Math.Abs(exponent - decimals));
        if (negative)
            digits = -digits;
        value = exponent >= decimals ? digits * scale : new Rational(digits, scale);
        return true;
    }
}
