using System.Globalization;
using Accel.Engine.Models;

namespace Accel.Engine.Summaries;

/// <summary>What <c>MASS</c> prints below the summary of <c>glm.nb</c>.</summary>
internal static class ThetaLines
{
    /// <summary>θ, its standard error and twice the log-likelihood; empty where θ was not estimated.</summary>
    internal static string Print(GlmFit fit)
    {
        if (fit.Theta is not { } theta)
            return "";
        var decimals = (int)Math.Clamp(2 - Math.Floor(Math.Log10(theta.StdError)), 0, 15);
        return $"\n              Theta:  {Fixed(theta.Value, decimals)} \n          Std. Err.:  {Fixed(theta.StdError, decimals)} \n"
            + $"\n 2 x log-likelihood:  {Wide(RRounding.Round(2 * fit.LogLikelihood, 3), decimals)} \n";
    }

    /// <summary><c>format(value, nsmall = decimals)</c>: seven digits, and so many decimals at least.</summary>
    private static string Wide(double value, int decimals)
    {
        var text = RNumberFormat.Format(value);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return Fixed(value, Math.Max(decimals, point < 0 ? 0 : text.Length - point - 1));
    }

    private static string Fixed(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
