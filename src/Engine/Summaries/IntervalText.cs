using System.Globalization;
using Accel.Engine.Inference;

namespace Accel.Engine.Summaries;

/// <summary>Tables of intervals and of variance inflation as R prints them.</summary>
public static class IntervalText
{
    /// <summary>R's <c>confint</c>: the percentages above, a line for each coefficient.</summary>
    /// <param name="intervals">The intervals; of none, the percentages alone.</param>
    /// <param name="level">Their level.</param>
    public static string Print(this IReadOnlyList<ConfidenceInterval> intervals, double level)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        return TextTable.Print(
            [.. intervals.Select(one => one.Name)], [Percent((1 - level) / 2), Percent((1 + level) / 2)],
            [Numbers(intervals.Select(one => one.Low)), Numbers(intervals.Select(one => one.High))]);
    }

    /// <summary>car's <c>vif</c> with its generalized columns.</summary>
    /// <param name="terms">The terms, at least one.</param>
    public static string Print(this IReadOnlyList<VarianceInflation> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return TextTable.Print(
            [.. terms.Select(term => term.Term)], ["GVIF", "Df", "GVIF^(1/(2*Df))"],
            [Numbers(terms.Select(term => term.Factor)), [.. terms.Select(term => term.Df.ToString(CultureInfo.InvariantCulture))], Numbers(terms.Select(term => term.Adjusted))]);
    }

    private static string Percent(double probability) => $"{RNumberFormat.Format(100 * probability, 3)} %";

    private static string[] Numbers(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var present = RNumberFormat.Format(Array.FindAll(all, value => !double.IsNaN(value)));
        var next = 0;
        return Array.ConvertAll(all, value => double.IsNaN(value) ? "NA" : present[next++]);
    }
}
