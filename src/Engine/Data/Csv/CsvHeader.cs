using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace Accel.Engine.Data.Csv;

/// <summary>Reads the names of the columns.</summary>
internal static class CsvHeader
{
    /// <summary>Names from the header's fields: blanks around them taken away, X, X.1, … where there is none.</summary>
    /// <param name="text">The text with the header.</param>
    /// <param name="marks">The ends of its fields.</param>
    /// <param name="names">The names.</param>
    /// <param name="fault">A name is not UTF-8, or two are the same.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, MarkList marks, out string[] names, [NotNullWhen(false)] out Fault? fault)
    {
        names = new string[marks.Count - 1];
        fault = null;
        var firstOf = new Dictionary<string, int>(StringComparer.Ordinal);
        byte[] unescaped = [];
        for (var i = 0; i < names.Length; i++)
        {
            var field = FieldText.Content(text[(marks[i] + 1)..marks[i + 1]], ref unescaped);
            if (!Utf8.IsValid(field))
            {
                fault = new Fault(marks[0] + 1, $"the name of column {i + 1} is not UTF-8 text; save the file with the encoding UTF-8.");
                return false;
            }
            names[i] = Encoding.UTF8.GetString(field).Trim();
            if (names[i].Length > 0 && !firstOf.TryAdd(names[i], i))
            {
                fault = new Fault(marks[0] + 1, $"columns {firstOf[names[i]] + 1} and {i + 1} are both named '{names[i]}'; rename one of them.");
                return false;
            }
        }
        var unnamed = 0;
        for (var i = 0; i < names.Length; i++)
        {
            while (names[i].Length == 0 || (firstOf.TryGetValue(names[i], out var owner) && owner != i))
                names[i] = unnamed++ == 0 ? "X" : $"X.{unnamed - 1}";
            firstOf[names[i]] = i;
        }
        return true;
    }
}
