using System.Text;

namespace Accel.Host.Plots;

/// <summary>About how wide a text is in a sans-serif font. Whoever shows the picture picks the font, so that it cannot be known exactly.</summary>
internal static class TextWidth
{
    /// <summary>The width in pixels.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The font's size in pixels.</param>
    public static double Of(string text, double size) => size * text.EnumerateRunes().Sum(Ems);

    private static double Ems(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.3,
        'f' or 't' or 'r' or ' ' or '(' or ')' or '[' or ']' or '/' or '-' => 0.38,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.92,
        '−' or '+' or '=' or '<' or '>' or '~' => 0.75,
        >= 'A' and <= 'Z' => 0.7,
        < 0x2E80 => 0.6,
        _ => 1,
    };
}
