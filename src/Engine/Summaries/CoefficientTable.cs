using Accel.Engine.Models;

namespace Accel.Engine.Summaries;

/// <summary>The table of coefficients as R's <c>printCoefmat</c> prints it, with stars and their legend.</summary>
public static class CoefficientTable
{
    private const int Digits = 4;
    private const int TestDigits = 3;

    /// <summary>The lines of the table, each ended by a line feed.</summary>
    /// <param name="coefficients">The coefficients, at least one.</param>
    /// <param name="studentized">True for the headers <c>t value</c> and <c>Pr(&gt;|t|)</c>, false for z.</param>
    public static string Print(IReadOnlyList<Coefficient> coefficients, bool studentized)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var (estimates, errors) = EstimatesAndErrors(coefficients);
        List<string> headers = studentized
            ? ["Estimate", "Std. Error", "t value", "Pr(>|t|)"]
            : ["Estimate", "Std. Error", "z value", "Pr(>|z|)"];
        List<string[]> columns = [estimates, errors, Statistics(coefficients), PValues(coefficients)];

        var starred = coefficients.Any(coefficient => coefficient.PValue < 0.1);
        if (starred)
        {
            headers.Add("");
            columns.Add(SignificanceStars.Of(coefficients.Select(coefficient => coefficient.PValue)));
        }
        var table = TextTable.Print([.. coefficients.Select(coefficient => coefficient.Name)], headers, columns);
        return starred ? table + SignificanceStars.Legend : table;
    }

    /// <summary>Both columns have the decimals that show the smallest of their values to four digits.</summary>
    private static (string[] Estimates, string[] Errors) EstimatesAndErrors(IReadOnlyList<Coefficient> coefficients)
    {
        double[] values = [.. coefficients.Select(c => c.Estimate), .. coefficients.Select(c => c.StdError)];
        var smallest = double.PositiveInfinity;
        foreach (var value in values)
        {
            if (double.IsFinite(value) && value != 0)
                smallest = Math.Min(smallest, Math.Abs(value));
        }
        var position = double.IsFinite(smallest) ? 1 + (int)Math.Floor(Math.Log10(smallest)) : 1;
        var texts = RNumberFormat.Format([.. values.Select(value => RRounding.Round(value, Math.Max(1, Digits - position)))], Digits);
        ShowVanished(values, texts);
        MarkMissing(coefficients, values, texts);
        return (texts[..coefficients.Count], texts[coefficients.Count..]);
    }

    /// <summary>Values that rounding turned into zeros are shown among themselves, with one digit less.</summary>
    private static void ShowVanished(double[] values, string[] texts)
    {
        int[] vanished = [.. Enumerable.Range(0, values.Length).Where(i => values[i] != 0 && IsZero(texts[i]))];
        var shown = RNumberFormat.Format([.. vanished.Select(i => values[i])], Digits - 1);
        for (var k = 0; k < vanished.Length; k++)
            texts[vanished[k]] = shown[k];
    }

    private static bool IsZero(string text)
    {
        foreach (var character in text)
        {
            if (character == 'e')
                break;
            if (character is not (' ' or '-' or '.' or '0'))
                return false;
        }
        return true;
    }

    private static string[] Statistics(IReadOnlyList<Coefficient> coefficients)
    {
        double[] values = [.. coefficients.Select(coefficient => coefficient.Statistic)];
        var texts = RNumberFormat.Format([.. values.Select(value => RRounding.Round(value, TestDigits))], Digits);
        MarkMissing(coefficients, values, texts);
        return texts;
    }

    private static string[] PValues(IReadOnlyList<Coefficient> coefficients)
    {
        double[] values = [.. coefficients.Select(coefficient => coefficient.PValue)];
        var texts = PValueFormat.Format(values, TestDigits);
        MarkMissing(coefficients, values, texts);
        return texts;
    }

    /// <summary>NA for aliased coefficients, NaN for figures that could not be computed.</summary>
    private static void MarkMissing(IReadOnlyList<Coefficient> coefficients, double[] values, string[] texts)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                texts[i] = coefficients[i % coefficients.Count].IsAliased ? "NA" : "NaN";
        }
    }
}
