using System.Globalization;
using Accel.Engine.Models;

namespace Accel.Engine.Summaries;

/// <summary>The text of R's <c>summary.glm</c> (R 4.3 and later, which shows no deviance residuals).</summary>
public static class GlmSummary
{
    /// <summary>The summary, as R prints it.</summary>
    /// <param name="fit">Any fit, gaussian ones included.</param>
    /// <returns>Lines ended by line feeds, a blank line first and last.</returns>
    public static string Print(GlmFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return SummaryParts.Call(fit)
            + SummaryParts.Coefficients(fit, fit.DispersionEstimated)
            + $"\n(Dispersion parameter for {fit.FamilyLabel} family taken to be {RNumberFormat.Format(fit.Dispersion)})\n\n"
            + Deviances(fit)
            + SummaryParts.Omitted(fit)
            + $"AIC: {Aic(fit)}\n\n"
            + string.Create(CultureInfo.InvariantCulture, $"Number of Fisher Scoring iterations: {fit.Iterations}\n\n")
            + ThetaLines.Print(fit);
    }

    private static string Deviances(GlmFit fit)
    {
        var deviances = RNumberFormat.Format([fit.NullDeviance, fit.Deviance], 5);
        var nullDf = fit.NullDf.ToString(CultureInfo.InvariantCulture);
        var residualDf = fit.ResidualDf.ToString(CultureInfo.InvariantCulture);
        var width = Math.Max(nullDf.Length, residualDf.Length);
        return $"    Null deviance: {deviances[0]}  on {nullDf.PadLeft(width)}  degrees of freedom\n"
            + $"Residual deviance: {deviances[1]}  on {residualDf.PadLeft(width)}  degrees of freedom\n";
    }

    /// <summary>Where there is no likelihood there is no AIC: R's NA.</summary>
    private static string Aic(GlmFit fit) => double.IsNaN(fit.Aic) ? "NA" : RNumberFormat.Format(fit.Aic, 5);
}
