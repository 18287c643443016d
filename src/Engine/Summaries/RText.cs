using System.Globalization;
using System.Text;

namespace Accel.Engine.Summaries;

/// <summary>Names as R prints them: escaped, and padded by the columns they take on a terminal.</summary>
internal static class RText
{
    /// <summary>The width of R's lines.</summary>
    internal const int LineWidth = 80;

    /// <summary>Backslashes and control characters as R escapes them in names.</summary>
    internal static string Escaped(string name)
    {
        if (!name.Any(character => character == '\\' || char.IsControl(character)))
            return name;
        var text = new StringBuilder();
        foreach (var character in name)
        {
            text.Append(character switch
            {
                '\\' => @"\\",
                '\t' => @"\t",
                '\n' => @"\n",
                '\r' => @"\r",
                _ when char.IsControl(character) => "\\" + Convert.ToString(character, 8).PadLeft(3, '0'),
                _ => character.ToString(),
            });
        }
        return text.ToString();
    }

    /// <summary>Right-justified.</summary>
    internal static string PadLeft(string text, int width) => new string(' ', Math.Max(0, width - Width(text))) + text;

    /// <summary>Left-justified.</summary>
    internal static string PadRight(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>Columns on a terminal: two for East Asian wide characters, none for combining marks.</summary>
    internal static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Width(rune);
        return width;
    }

    private static int Width(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
            or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6
            or >= 0x1F300 and <= 0x1F64F or >= 0x1F900 and <= 0x1F9FF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1,
    };
}
