using System.Text;
using Accel.Engine.Likelihood;

namespace Accel.Engine.Summaries;

/// <summary>The text that tells what a grid found.</summary>
public static class GridSummary
{
    private const int LogLikelihoodDigits = 10;
    private const double Confidence = 0.95;

    /// <summary>The best combination beside the maximum likelihood estimates, where a refinement led, and how fast it went.</summary>
    /// <param name="model">The likelihood.</param>
    /// <param name="surfaces">The surface, and those of a refinement after it.</param>
    /// <returns>Lines, each ended by a line feed.</returns>
    public static string Summary(this LikelihoodModel model, IReadOnlyList<LikelihoodSurface> surfaces)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(surfaces);
        var surface = surfaces[0];
        var text = new StringBuilder();
        var kind = surface.Profiled ? "Profile log-likelihood" : "Log-likelihood";
        text.Append(Invariant($"{kind} at {string.Join(" x ", surface.Axes.Select(axis => axis.Count))} combinations\n\n"));
        text.Append(Axes(model, surface));
        text.Append(Invariant($"\nLog-likelihood: {Number(surface.BestLogLikelihood)} at the best combination, {Number(model.Maximum)} at the maximum likelihood estimates\n"));
        AppendHeld(text, model, surface);
        foreach (var open in surface.OpenAxes)
            text.Append(Invariant($"The best combination lies at an end of the axis of {open.Parameter}: the maximum may lie beyond.\n"));
        if (surfaces.Count > 1)
            AppendRefinement(text, surfaces);
        AppendInterval(text, model, surface);
        text.Append('\n');
        AppendSpeed(text, model, surfaces);
        return text.ToString();
    }

    private static string Axes(LikelihoodModel model, LikelihoodSurface surface)
    {
        int[] places = [.. surface.Axes.Select(axis => model.IndexOf(axis.Parameter))];
        return TextTable.Print(
            [.. surface.Axes.Select(axis => axis.Parameter)],
            ["From", "To", "Values", "Best", "Estimate", "Std. Error"],
            [
                Column(axis => axis.From), Column(axis => axis.To), Column(axis => axis.Count),
                RNumberFormat.Format([.. surface.BestPoint]),
                RNumberFormat.Format([.. places.Select(place => model.Estimates[place])]),
                RNumberFormat.Format([.. places.Select(place => model.StandardErrors[place])]),
            ]);

        string[] Column(Func<GridAxis, double> value) => RNumberFormat.Format([.. surface.Axes.Select(value)]);
    }

    private static void AppendHeld(StringBuilder text, LikelihoodModel model, LikelihoodSurface surface)
    {
        var others = Others(model, surface);
        if (others.Count == 0)
            return;
        text.Append(surface.Profiled ? "Others, fitted anew at each combination; at the best one: " : "Others, held: ");
        text.AppendJoin(", ", others.Select(place => $"{model.Parameters[place]} = {RNumberFormat.Format(surface.Others[place]).Trim()}")).Append('\n');
    }

    private static void AppendRefinement(StringBuilder text, IReadOnlyList<LikelihoodSurface> surfaces)
    {
        var last = surfaces[^1];
        text.Append(Invariant($"\nZoomed in with {surfaces.Count - 1} more grids, to steps of {last.Axes.Max(axis => axis.Step):G2} at most:\n"));
        foreach (var (axis, value) in last.Axes.Zip(last.BestPoint))
            text.Append(Invariant($"  {axis.Parameter} = {Number(value)}\n"));
        text.Append(Invariant($"  log-likelihood {Number(last.BestLogLikelihood)}\n"));
    }

    /// <summary>An interval where it has its confidence: on one axis, no other parameter held.</summary>
    private static void AppendInterval(StringBuilder text, LikelihoodModel model, LikelihoodSurface surface)
    {
        if (surface.Axes.Count != 1 || (!surface.Profiled && Others(model, surface).Count > 0))
            return;
        var top = Math.Max(model.Maximum, surface.BestLogLikelihood);
        var (low, high) = LikelihoodRegion.Interval(surface, top - LikelihoodRegion.Depth(Confidence, 1));
        text.Append(Invariant($"{100 * Confidence:G3}% confidence by likelihood: {surface.Axes[0].Parameter} from {End(low)} to {End(high)}\n"));

        static string End(double value) => double.IsFinite(value) ? RNumberFormat.Format(value).Trim() : "beyond the axis";
    }

    private static void AppendSpeed(StringBuilder text, LikelihoodModel model, IReadOnlyList<LikelihoodSurface> surfaces)
    {
        text.Append(model.TermCount < model.RowCount
            ? Invariant($"{model.RowCount} rows collapsed to the {model.TermCount} different ones, weighted.\n")
            : Invariant($"{model.RowCount} rows, a term each.\n"));
        var seconds = surfaces.Sum(surface => surface.Seconds);
        var combinations = surfaces.Sum(surface => (double)surface.Values.Length);
        text.Append(Invariant($"{Seconds(seconds)}: {combinations / seconds:G3} combinations per second"));
        text.Append(surfaces[0].Profiled
            ? ", a fit each, bounded by the passes of these fits.\n"
            : Invariant($", {combinations * model.TermCount / seconds:G3} terms per second, bounded by {Bound(surfaces[0])}.\n"));
    }

    /// <summary>A block of combinations shares one reading of the rows.</summary>
    private static string Bound(LikelihoodSurface surface) => surface.Values.Length < 8
        ? "the memory that rows are read from"
        : "arithmetic: rows are read once for thousands of combinations";

    private static string Seconds(double seconds) => seconds < 1 ? Invariant($"{1e3 * seconds:G3} ms") : Invariant($"{seconds:F1} s");

    private static List<int> Others(LikelihoodModel model, LikelihoodSurface surface) =>
        [.. Enumerable.Range(0, model.Parameters.Count).Where(place => surface.Axes.All(axis => axis.Parameter != model.Parameters[place]))];

    private static string Number(double value) => RNumberFormat.Format(value, LogLikelihoodDigits).Trim();

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
