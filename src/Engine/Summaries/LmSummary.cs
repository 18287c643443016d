using System.Globalization;
using Accel.Engine.Models;

namespace Accel.Engine.Summaries;

/// <summary>The text of R's <c>summary.lm</c>.</summary>
public static class LmSummary
{
    private const int Digits = 4;

    /// <summary>The summary, as R prints it.</summary>
    /// <param name="fit">A fit with <see cref="GlmFit.Linear"/>.</param>
    /// <returns>Lines ended by line feeds, a blank line first and last.</returns>
    /// <exception cref="ArgumentException">The fit is not a gaussian model with identity link.</exception>
    public static string Print(GlmFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var linear = fit.Linear
            ?? throw new ArgumentException("A linear model's summary needs a gaussian fit with identity link.", nameof(fit));
        var df = fit.ResidualDf.ToString(CultureInfo.InvariantCulture);
        return SummaryParts.Call(fit)
            + (linear.Weighted ? "Weighted Residuals:\n" : "Residuals:\n")
            + Residuals(fit, linear)
            + "\n" + SummaryParts.Coefficients(fit, studentized: true)
            + $"\nResidual standard error: {RNumberFormat.Format(RRounding.Signif(linear.Sigma, Digits))} on {df} degrees of freedom\n"
            + SummaryParts.Omitted(fit)
            + Quality(linear)
            + "\n";
    }

    private static string Residuals(GlmFit fit, LinearModelStatistics linear)
    {
        if (fit.ResidualDf > 5)
            return NamedValues.Print(["Min", "1Q", "Median", "3Q", "Max"], RRounding.ZapSmall(Quartiles.Of(linear.Residuals), Digits + 1), Digits);
        if (fit.ResidualDf > 0)
        {
            var rows = Enumerable.Range(0, linear.Residuals.Count).Select(linear.DataRow ?? (row => row + 1));
            return NamedValues.Print([.. rows.Select(row => row.ToString(CultureInfo.InvariantCulture))], linear.Residuals.ToArray(), Digits);
        }
        return string.Create(CultureInfo.InvariantCulture, $"ALL {fit.Rank} residuals are 0: no residual degrees of freedom!\n");
    }

    /// <summary>R² and F; a model of the intercept alone has neither.</summary>
    private static string Quality(LinearModelStatistics linear)
    {
        if (linear.FDf1 <= 0)
            return "";
        var p = PValueFormat.Format([linear.FPValue], Digits)[0];
        return $"Multiple R-squared:  {RNumberFormat.FormatC(linear.RSquared, Digits)},"
            + $"\tAdjusted R-squared:  {RNumberFormat.FormatC(linear.AdjustedRSquared, Digits)} \n"
            + $"F-statistic: {RNumberFormat.FormatC(linear.FStatistic, Digits)} on {RNumberFormat.Format(linear.FDf1)}"
            + $" and {RNumberFormat.Format(linear.FDf2)} DF,  p-value: {p}\n";
    }
}
