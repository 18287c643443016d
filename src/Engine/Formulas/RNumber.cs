using System.Globalization;

namespace Accel.Engine.Formulas;

/// <summary>Writes numbers as R's <c>as.character</c> and <c>deparse</c> do.</summary>
internal static class RNumber
{
    private const int Digits = 15;

    /// <summary>
    /// The least significant digits, at most 15, that show the number to 15 digits; fixed notation
    /// unless scientific is narrower: 100000 is <c>1e+05</c>, 123456 stays.
    /// </summary>
    public static string Write(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Inf" : "-Inf";
        if (value == 0)
            return "0";
        var scientific = value.ToString($"E{Digits - 1}", CultureInfo.InvariantCulture);
        var split = scientific.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(scientific.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = scientific[..split].TrimEnd('0').TrimEnd('.');
        var significant = mantissa.Count(char.IsAsciiDigit);

        var decimals = Math.Max(0, significant - 1 - exponent);
        var fixedWidth = Math.Max(exponent, 0) + 1 + (decimals > 0 ? decimals + 1 : 0);
        var exponentWidth = Math.Abs(exponent) >= 100 ? 5 : 4;
        var scientificWidth = significant + (significant > 1 ? 1 : 0) + exponentWidth;
        return fixedWidth <= scientificWidth
            ? value.ToString($"F{decimals}", CultureInfo.InvariantCulture)
            : $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";
    }

    /// <summary>An integer, never in scientific notation.</summary>
    public static string WriteInteger(double value) => value.ToString("F0", CultureInfo.InvariantCulture);
}
