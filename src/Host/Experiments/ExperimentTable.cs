using System.Globalization;
using System.Text;

namespace Accel.Host.Experiments;

/// <summary>A random variable's values as CSV, every one with all its digits.</summary>
internal static class ExperimentTable
{
    /// <summary>The file's text.</summary>
    public static string WriteCsv(ExperimentReport report)
    {
        var text = new StringBuilder("x");
        text.Append(report.Counts is null ? "" : ",count,frequency").Append(report.Law is null ? "" : ",pmf_fraction,pmf,cdf").Append('\n');
        using var fractions = (report.Law is { HasExactProbabilities: true } law ? law.ExactProbabilities() : []).GetEnumerator();
        for (var i = 0; i < report.Values.Count; i++)
        {
            text.Append(Number(report.Values[i].ToDouble()));
            if (report.Counts is not null)
                text.Append(CultureInfo.InvariantCulture, $",{report.Counts[i]},{Number(report.Frequency(i))}");
            if (report.Law is not null)
            {
                text.Append(',').Append(fractions.MoveNext() ? fractions.Current.ToString() : "");
                text.Append(CultureInfo.InvariantCulture, $",{Number(report.Law.Probabilities[i])},{Number(report.Law.CumulativeProbabilities[i])}");
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
