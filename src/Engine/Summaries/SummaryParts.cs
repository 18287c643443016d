using System.Globalization;
using Accel.Engine.Models;

namespace Accel.Engine.Summaries;

/// <summary>What the summaries of <c>lm</c> and <c>glm</c> have in common.</summary>
internal static class SummaryParts
{
    /// <summary>The call, between blank lines.</summary>
    internal static string Call(GlmFit fit) => $"\nCall:\n{CallLayout.Broken(fit.Call)}\n\n";

    /// <summary>The heading and the table of coefficients.</summary>
    internal static string Coefficients(GlmFit fit, bool studentized)
    {
        if (fit.Coefficients.Count == 0)
            return "No Coefficients\n";
        var aliased = fit.Coefficients.Count(coefficient => coefficient.IsAliased);
        var heading = aliased == 0
            ? "Coefficients:\n"
            : string.Create(CultureInfo.InvariantCulture, $"Coefficients: ({aliased} not defined because of singularities)\n");
        var errors = fit.CovarianceName is null ? "" : $"Robust standard errors: {fit.CovarianceName}\n\n";
        return errors + heading + CoefficientTable.Print(fit.Coefficients, studentized);
    }

    /// <summary>The line about rows with missing values, empty without any.</summary>
    internal static string Omitted(GlmFit fit) => fit.Omitted switch
    {
        0 => "",
        1 => "  (1 observation deleted due to missingness)\n",
        var count => string.Create(CultureInfo.InvariantCulture, $"  ({count} observations deleted due to missingness)\n"),
    };
}
