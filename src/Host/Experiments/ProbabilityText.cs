using System.Globalization;
using Accel.Engine.Summaries;

namespace Accel.Host.Experiments;

/// <summary>Probabilities in a column, so that the usual ones can be compared at a glance and the tiny ones keep their digits.</summary>
internal static class ProbabilityText
{
    private const int Digits = 7;
    private const int WidestPlain = 10;
    private const double LeastFixed = 1e-4;

    /// <summary>As R formats them where that is short; else six decimals, and powers of ten for those that six decimals would not show.</summary>
    public static string[] Format(double[] probabilities)
    {
        var plain = RNumberFormat.Format(probabilities, Digits);
        if (plain[0].Length <= WidestPlain && !plain[0].Contains('e', StringComparison.Ordinal))
            return plain;
        return [.. probabilities.Select(p => p.ToString(p is 0 or >= LeastFixed ? "F6" : "0.00e-00", CultureInfo.InvariantCulture))];
    }
}
