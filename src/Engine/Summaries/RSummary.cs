using Accel.Engine.Models;

namespace Accel.Engine.Summaries;

/// <summary>A fit's summary in R's words and layout.</summary>
public static class RSummary
{
    /// <summary>
    /// What R prints for <c>summary(fit)</c>: <see cref="LmSummary"/> for a gaussian model with identity
    /// link, <see cref="GlmSummary"/> for every other.
    /// </summary>
    /// <param name="fit">The fit.</param>
    /// <returns>Lines ended by line feeds, a blank line first and last.</returns>
    public static string Summary(this GlmFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit.Linear is null ? GlmSummary.Print(fit) : LmSummary.Print(fit);
    }
}
