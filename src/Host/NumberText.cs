using System.Globalization;

namespace Accel.Host;

/// <summary>Numbers and truth values as R, C and .NET write them.</summary>
internal static class NumberText
{
    /// <summary>Reads a number; Inf, Infinity, NaN and NA in any case too.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double number)
    {
        text = text.Trim();
        var unsigned = text.TrimStart("+-");
        if (unsigned.Equals("Inf", StringComparison.OrdinalIgnoreCase))
        {
            number = text.StartsWith('-') ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }
        if (text.Equals("NA", StringComparison.OrdinalIgnoreCase))
        {
            number = double.NaN;
            return true;
        }
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Reads a truth value: true, false, T or F, in any case.</summary>
    public static bool TryParseTruth(ReadOnlySpan<char> text, out bool truth)
    {
        text = text.Trim();
        truth = text.Equals("T", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return truth || text.Equals("F", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A number with all its 17 digits.</summary>
    public static string Exact(double number) => number.ToString("g17", CultureInfo.InvariantCulture);
}
