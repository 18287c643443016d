using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>The scale that differences of deviances are tested on, and the columns a test adds, as R's <c>stat.anova</c> has them.</summary>
/// <param name="Dispersion">φ.</param>
/// <param name="Df">The degrees of freedom φ was estimated with; +∞ where it is known.</param>
internal sealed record TestScale(double Dispersion, double Df)
{
    /// <summary>The scale of a fit.</summary>
    public static TestScale Of(GlmFit fit) => new(fit.Dispersion, fit.DispersionEstimated ? fit.ResidualDf : double.PositiveInfinity);

    /// <summary>The names of the columns that a test adds.</summary>
    public static IEnumerable<string> Columns(AnovaTest test) => test switch
    {
        AnovaTest.None => [],
        AnovaTest.F => ["F", "Pr(>F)"],
        _ => ["Pr(>Chi)"],
    };

    /// <summary>What stands in them.</summary>
    /// <param name="test">The test.</param>
    /// <param name="difference">The difference of deviances, or the score statistic times φ; NaN for none.</param>
    /// <param name="df">The difference of degrees of freedom; may be negative, then the difference is too.</param>
    public IEnumerable<double> Values(AnovaTest test, double difference, double df)
    {
        if (test == AnovaTest.None)
            return [];
        if (test == AnovaTest.F)
        {
            var f = df == 0 ? double.NaN : NotNegative(difference / df / Dispersion);
            return [f, TailProbability.F(f, Math.Abs(df), Df)];
        }
        return [df == 0 ? double.NaN : TailProbability.ChiSquared(NotNegative(df < 0 ? -difference / Dispersion : difference / Dispersion), Math.Abs(df))];
    }

    private static double NotNegative(double value) => value < 0 ? double.NaN : value;
}
