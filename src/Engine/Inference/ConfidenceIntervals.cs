using Accel.Engine.Engines;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>Confidence intervals of the coefficients.</summary>
public static class ConfidenceIntervals
{
    /// <summary>
    /// Wald's intervals, estimate ± quantile · standard error: R's <c>confint</c> of a linear model (t with the residual degrees of
    /// freedom) and <c>confint.default</c> of any other (normal quantile).
    /// </summary>
    /// <param name="fit">The fit.</param>
    /// <param name="level">The level, between 0 and 1.</param>
    /// <exception cref="InputException">The level is no level.</exception>
    public static IReadOnlyList<ConfidenceInterval> Wald(GlmFit fit, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var quantile = TailProbability.TwoSidedQuantile(Checked(level), fit.Linear is null ? double.PositiveInfinity : fit.ResidualDf);
        return [.. fit.Coefficients.Select(one => new ConfidenceInterval(one.Name, one.Estimate - quantile * one.StdError, one.Estimate + quantile * one.StdError))];
    }

    /// <summary>
    /// Profile likelihood intervals: the values whose deviance, minimised over the other coefficients, is above the least one by less than
    /// the squared normal quantile times φ. R's <c>confint</c> of a generalized model finds them by interpolation; here the ends are solved for
    /// to the last digits. Those of a linear model are Wald's.
    /// </summary>
    /// <param name="fit">A fit whose data are still there.</param>
    /// <param name="level">The level, between 0 and 1.</param>
    /// <param name="engine">Where to compute; null for the best engine.</param>
    /// <exception cref="InputException">The level is no level, or the fit holds its figures alone.</exception>
    public static IReadOnlyList<ConfidenceInterval> Profile(GlmFit fit, double level = 0.95, IEngine? engine = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Linear is not null)
            return Wald(fit, level);
        using var profile = new ProfileLikelihood(fit, engine);
        var quantile = TailProbability.TwoSidedQuantile(Checked(level), double.PositiveInfinity);
        return [.. fit.Coefficients.Select((one, i) => one.IsAliased
            ? new ConfidenceInterval(one.Name, double.NaN, double.NaN)
            : new ConfidenceInterval(one.Name, profile.Solve(i, -quantile), profile.Solve(i, quantile)))];
    }

    /// <summary>The level, if it is one.</summary>
    /// <exception cref="InputException">It is not between 0 and 1.</exception>
    internal static double Checked(double level) => level is > 0 and < 1
        ? level
        : throw new InputException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The level of an interval is {level}; it must lie between 0 and 1, as 0.95 does."));
}
