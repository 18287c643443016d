namespace Accel.Engine.Summaries;

/// <summary>R's <c>format.pval()</c>.</summary>
/// <remarks>
/// Values from 0.0001 on (from 0.001 with one digit) are formatted jointly, and so are the smaller
/// ones; those below the machine epsilon become <c>&lt;2e-16</c>, with as many digits and blanks as fit the others.
/// </remarks>
public static class PValueFormat
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>R's <c>format.pval(values, digits = digits)</c>.</summary>
    /// <param name="values">Probabilities; NaN is written <c>NA</c>.</param>
    /// <param name="digits">Significant digits, 1 to 15.</param>
    /// <returns>One string for each value.</returns>
    public static string[] Format(ReadOnlySpan<double> values, int digits)
    {
        var texts = new string[values.Length];
        List<int> ordinary = [], small = [], vanishing = [];
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                texts[i] = "NA";
                continue;
            }
            var power = Math.Floor(Math.Log10(values[i]));
            var group = values[i] < Epsilon ? vanishing : power >= -3 || (power == -4 && digits > 1) ? ordinary : small;
            group.Add(i);
        }

        var longest = Math.Max(FormatGroup(values, ordinary, digits, texts), FormatGroup(values, small, digits, texts));
        if (vanishing.Count > 0)
        {
            var text = Vanishing(digits, longest);
            foreach (var i in vanishing)
                texts[i] = text;
        }
        return texts;
    }

    /// <summary>Formats one group jointly and returns its width, 0 for an empty one.</summary>
    private static int FormatGroup(ReadOnlySpan<double> values, List<int> group, int digits, string[] texts)
    {
        if (group.Count == 0)
            return 0;
        var members = new double[group.Count];
        for (var k = 0; k < members.Length; k++)
            members[k] = values[group[k]];
        var formatted = RNumberFormat.Format(members, digits);
        for (var k = 0; k < members.Length; k++)
            texts[group[k]] = formatted[k];
        return formatted[0].Length;
    }

    private static string Vanishing(int digits, int longest)
    {
        digits = Math.Max(1, digits - 2);
        var others = longest > 0;
        if (others && digits > 1 && digits + 6 > longest)
            digits = Math.Max(1, longest - 7);
        var blank = digits == 1 && (!others || longest <= 6) ? "" : " ";
        return "<" + blank + RNumberFormat.Format(Epsilon, digits);
    }
}
