namespace Accel.Engine.Summaries;

/// <summary>
/// How a vector of numbers looks in R: R's <c>format()</c> and <c>formatC()</c>.
/// </summary>
/// <remarks>
/// The rule of <c>format(x, digits)</c>: each value needs as many significant digits (at most
/// <c>digits</c>) as show it to <c>digits</c> digits without trailing zeros. Fixed notation has the
/// decimals and the width that serve every value; scientific notation has the longest mantissa. The
/// narrower is taken, fixed in a tie (R's <c>scipen = 0</c>). Elements are right-justified to a common width.
/// </remarks>
public static class RNumberFormat
{
    /// <summary>R's default number of digits.</summary>
    public const int DefaultDigits = 7;

    /// <summary>R's <c>format(values, digits = digits)</c>; NaN is written <c>NaN</c>.</summary>
    /// <param name="values">The values, formatted jointly.</param>
    /// <param name="digits">Significant digits, 1 to 15.</param>
    /// <returns>One string for each value, all of the same width.</returns>
    public static string[] Format(ReadOnlySpan<double> values, int digits = DefaultDigits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 15);

        var layout = Layout.For(values, digits);
        var texts = new string[values.Length];
        var width = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = layout.Text(values[i]);
            width = Math.Max(width, texts[i].Length);
        }
        for (var i = 0; i < texts.Length; i++)
            texts[i] = texts[i].PadLeft(width);
        return texts;
    }

    /// <summary>R's <c>format(value, digits = digits)</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="digits">Significant digits, 1 to 15.</param>
    public static string Format(double value, int digits = DefaultDigits) => Format([value], digits)[0];

    /// <summary>
    /// R's <c>formatC(value, digits = digits)</c>: C's <c>%g</c>, right-justified to <paramref name="digits"/> + 1 characters.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="digits">Significant digits, at least 1.</param>
    public static string FormatC(double value, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        return General(value, digits).PadLeft(digits + 1);
    }

    private static string General(double value, int digits)
    {
        if (!double.IsFinite(value))
            return NonFinite(value);
        if (value == 0 && double.IsNegative(value))
            return "-0";
        var exact = ExactDecimal.Of(value);
        var rounded = exact.Rounded(digits);
        return rounded.Exponent < -4 || rounded.Exponent >= digits
            ? exact.Scientific(rounded.SignificantDigits - 1)
            : exact.Fixed(Math.Max(0, rounded.SignificantDigits - 1 - rounded.Exponent));
    }

    private static string NonFinite(double value) =>
        double.IsNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";

    /// <summary>Notation and number of decimals that serve a whole vector.</summary>
    private readonly record struct Layout(bool Fixed, int Decimals)
    {
        internal static Layout For(ReadOnlySpan<double> values, int digits)
        {
            var decimals = 0;
            var fixedWidth = 0;
            var mantissaDigits = 1;
            var negative = 0;
            var exponentDigits = 2;
            foreach (var value in values)
            {
                if (!double.IsFinite(value))
                    continue;
                var sign = value < 0 ? 1 : 0;
                var rounded = ExactDecimal.Of(value).Rounded(digits);
                var whole = rounded.Exponent + 1;

                // 99996 needs six places as 1e+05, but five as it stands in fixed notation.
                if (rounded.Exponent > 0 && ExactDecimal.Of(value).Fixed(Math.Max(0, digits - rounded.Exponent)).Split('.')[0].Length - sign < whole)
                    whole--;

                negative = Math.Max(negative, sign);
                decimals = Math.Max(decimals, rounded.SignificantDigits - rounded.Exponent - 1);
                fixedWidth = Math.Max(fixedWidth, sign + Math.Max(1, whole));
                mantissaDigits = Math.Max(mantissaDigits, rounded.SignificantDigits);
                if (Math.Abs(rounded.Exponent) >= 100)
                    exponentDigits = 3;
            }
            var fullFixedWidth = fixedWidth + (decimals > 0 ? decimals + 1 : 0);
            var scientificWidth = negative + mantissaDigits + (mantissaDigits > 1 ? 1 : 0) + 2 + exponentDigits;
            return fullFixedWidth <= scientificWidth ? new(true, decimals) : new(false, mantissaDigits - 1);
        }

        internal string Text(double value)
        {
            if (!double.IsFinite(value))
                return NonFinite(value);
            var exact = ExactDecimal.Of(value);
            return Fixed ? exact.Fixed(Decimals) : exact.Scientific(Decimals);
        }
    }
}
