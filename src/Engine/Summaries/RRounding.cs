using System.Globalization;

namespace Accel.Engine.Summaries;

/// <summary>R's <c>round</c>, <c>signif</c> and <c>zapsmall</c>.</summary>
public static class RRounding
{
    private const int ReliableDigits = 15;

    /// <summary>
    /// R's <c>round(x, decimals)</c> as of R 4.0.0: of the two neighbouring decimals the nearer one as doubles
    /// go, the even one in a tie; <paramref name="x"/> itself where that many decimals exceed its 15 reliable digits.
    /// Source: Maechler, "Rounding to Decimal Digits in Binary" (vignette of the R package round).
    /// </summary>
    /// <param name="x">Any value; NaN and infinities are returned.</param>
    /// <param name="decimals">Number of decimals; may be negative.</param>
    public static double Round(double x, int decimals)
    {
        if (!double.IsFinite(x) || x == 0 || decimals > 323)
            return x;
        if (decimals == 0)
            return Math.Round(x, MidpointRounding.ToEven);
        if (x < 0)
            return -Round(-x, decimals);
        if (decimals + (int)Math.Floor((Math.ILogB(x) + 0.5) * 0.3010299956639812) >= ReliableDigits)
            return x;
        if (decimals < -308)
            return 0;

        var scaled = Math.Floor(Shifted(x, decimals));
        var below = Shifted(scaled, -decimals);
        var above = Shifted(scaled + 1, -decimals);
        var preference = (above - x) - (x - below);
        return preference > 0 || (preference == 0 && scaled % 2 == 0) ? below : above;
    }

    /// <summary>R's <c>signif(x, digits)</c>.</summary>
    /// <param name="x">Any value; NaN and infinities are returned.</param>
    /// <param name="digits">Number of significant digits, at least 1.</param>
    public static double Signif(double x, int digits)
    {
        if (!double.IsFinite(x) || x == 0 || digits > 22)
            return x;
        var decimals = Math.Max(1, digits) - 1 - (int)Math.Floor(Math.Log10(Math.Abs(x)));
        var rounded = Shifted(Math.Round(Shifted(x, decimals), MidpointRounding.ToEven), -decimals);
        return double.IsFinite(rounded) ? rounded : x;
    }

    /// <summary>R's <c>zapsmall(x, digits)</c>: all values rounded to the decimals that the largest shows with that many digits.</summary>
    /// <param name="values">The values.</param>
    /// <param name="digits">Significant digits of the largest value.</param>
    public static double[] ZapSmall(ReadOnlySpan<double> values, int digits)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                largest = Math.Max(largest, Math.Abs(value));
        }

        var decimals = largest > 0 && double.IsFinite(largest)
            ? (int)Math.Floor(Math.Max(0, digits - Math.Log10(largest)) + 0.5)
            : digits;
        var zapped = new double[values.Length];
        for (var i = 0; i < zapped.Length; i++)
            zapped[i] = Round(values[i], decimals);
        return zapped;
    }

    /// <summary>x · 10^power by one division or multiplication with an exact power where there is one.</summary>
    private static double Shifted(double x, int power)
    {
        const int Largest = 308;
        if (power > Largest)
            return x * PowerOfTen(Largest) * PowerOfTen(power - Largest);
        if (power < -Largest)
            return x / PowerOfTen(Largest) / PowerOfTen(-power - Largest);
        return power >= 0 ? x * PowerOfTen(power) : x / PowerOfTen(-power);
    }

    // Parsing rounds correctly; Math.Pow need not.
    private static double PowerOfTen(int power) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{power}"), CultureInfo.InvariantCulture);
}
