using System.Text;
using Accel.Engine.Likelihood.Samples;

namespace Accel.Engine.Summaries;

/// <summary>The text that tells what a fitted distribution is.</summary>
public static class SampleSummary
{
    private const int LogLikelihoodDigits = 10;

    /// <summary>Estimates with standard errors, log-likelihood and criteria, and the way to the maximum.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="variable">What was observed.</param>
    /// <returns>Lines, each ended by a line feed.</returns>
    public static string Summary(this SampleFit fit, string variable)
    {
        ArgumentNullException.ThrowIfNull(fit);
        string[] names = [.. fit.Distribution.Parameters.Select(parameter => parameter.Name)];
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant($"Maximum likelihood fit of a {fit.Distribution.Name} distribution to {fit.Sample.Count} values of {variable}\n\n"));
        text.Append(TextTable.Print(names, ["Estimate", "Std. Error"], [RNumberFormat.Format([.. fit.Estimates]), RNumberFormat.Format([.. fit.StandardErrors])]));
        text.Append(FormattableString.Invariant($"\nLog-likelihood: {Number(fit.LogLikelihood)} (df={names.Length})\nAIC: {Number(fit.Aic)}, BIC: {Number(fit.Bic)}\n\n"));
        if (fit.Distribution.HasClosedForm)
        {
            text.Append("The maximum has a closed form.\n");
            return text.ToString();
        }
        text.Append(fit.Converged ? "Newton's steps to the maximum:\n" : "Newton's steps, which did not reach a maximum:\n");
        text.Append(TextTable.Print(
            [.. Enumerable.Range(0, fit.Steps.Count).Select(step => FormattableString.Invariant($"{step}"))],
            [.. names, "logLik"],
            [
                .. names.Select((_, i) => RNumberFormat.Format([.. fit.Steps.Select(step => step.Parameters[i])])),
                RNumberFormat.Format([.. fit.Steps.Select(step => step.LogLikelihood)], LogLikelihoodDigits),
            ]));
        return text.ToString();
    }

    private static string Number(double value) => RNumberFormat.Format(value, LogLikelihoodDigits).Trim();
}
