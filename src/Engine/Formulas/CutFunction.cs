using System.Globalization;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>R's <c>cut</c>: a factor of the intervals that numbers fall into, or the intervals' numbers.</summary>
internal static class CutFunction
{
    private const int MostDigits = 12;

    /// <summary><c>cut(x, breaks, labels, include.lowest, right, dig.lab, ordered_result)</c>.</summary>
    public static Variable Cut(Evaluator evaluator, CallExpression call, VariableState? state)
    {
        var arguments = new CallArguments(evaluator.Source, call, "x", "breaks", "labels", "include.lowest", "right", "dig.lab", "ordered_result");
        var values = evaluator.Numbers(arguments.Get("x"));
        var breaks = state?.Numbers.GetValueOrDefault("breaks") ?? Breaks(arguments, values);
        var right = arguments.Flag("right", otherwise: true);
        var lowest = arguments.Flag("include.lowest");
        var codes = ColumnData.Generate(values.Count, evaluator.Table.Storage, (first, target) =>
        {
            values.CopyTo(first, target.Span);
            foreach (ref var value in target.Span)
                value = Interval(breaks, value, right, lowest);
        });
        if (arguments.Find("labels") is { } wanted && Constants.Flag(wanted) == false)
            return Numbered(codes, breaks, evaluator.Table.Storage);
        var factor = new FactorVariable(codes, Labels(arguments, breaks, right, lowest)) { IsOrdered = arguments.Flag("ordered_result"), Breaks = breaks };
        return factor.WithUsedLevels(evaluator.Table.Storage);
    }

    /// <summary>The intervals' numbers from 1, as <c>labels = FALSE</c> asks for them.</summary>
    private static BasisVariable Numbered(ColumnData codes, IReadOnlyList<double> breaks, DataStorage storage) => new(
        [codes.Combine(codes, (code, _) => code == CategoricalColumn.MissingCode ? double.NaN : code + 1, storage)],
        new VariableState { Numbers = new Dictionary<string, IReadOnlyList<double>> { ["breaks"] = breaks } });

    private static IReadOnlyList<double> Breaks(CallArguments arguments, ColumnData values)
    {
        var given = arguments.Numbers("breaks") ?? throw arguments.Error("cut() was given no breaks; write cut(x, 4) or cut(x, c(0, 10, 20)).");
        if (given.Count > 1)
        {
            var sorted = given.Order().ToList();
            return sorted.Distinct().Count() == sorted.Count ? sorted : throw arguments.Error("breaks", "a break stands twice.");
        }
        if (arguments.WholeNumber("breaks", 2, 10_000) is not { } count || !double.IsFinite(values.Least) || !double.IsFinite(values.Greatest))
            throw arguments.Error("breaks", "a number of intervals needs finite values.");
        // R widens the range by a thousandth of it at each end, after it has cut it into equal parts.
        var (low, high) = (values.Least, values.Greatest);
        var width = high - low;
        if (width == 0)
        {
            width = Math.Abs(low);
            return [.. Enumerable.Range(0, count + 1).Select(i => low - width / 1000 + i * (2 * width / 1000 / count))];
        }
        var breaks = Enumerable.Range(0, count + 1).Select(i => low + i * (width / count)).ToArray();
        (breaks[0], breaks[^1]) = (low - width / 1000, high + width / 1000);
        return breaks;
    }

    private static double Interval(IReadOnlyList<double> breaks, double value, bool right, bool lowest)
    {
        if (double.IsNaN(value))
            return CategoricalColumn.MissingCode;
        var (low, high) = (0, breaks.Count - 1);
        if (lowest && (right ? value == breaks[0] : value == breaks[^1]))
            return right ? 0 : breaks.Count - 2;
        if (right ? value <= breaks[0] || value > breaks[^1] : value < breaks[0] || value >= breaks[^1])
            return CategoricalColumn.MissingCode;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (right ? value > breaks[middle] : value >= breaks[middle])
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    private static IReadOnlyList<string> Labels(CallArguments arguments, IReadOnlyList<double> breaks, bool right, bool lowest)
    {
        var count = breaks.Count - 1;
        if (arguments.Find("labels") is { } given && Constants.Flag(given) != true)
        {
            var labels = arguments.Texts("labels")!;
            return labels.Count == count ? labels : throw arguments.Error("labels", $"there are {labels.Count} labels for {count} intervals.");
        }
        var digits = arguments.WholeNumber("dig.lab", 1, MostDigits) ?? 3;
        List<string> texts;
        do
        {
            texts = [.. breaks.Select(value => General(value, digits))];
        }
        while (texts.Zip(texts.Skip(1)).Any(pair => pair.First == pair.Second) && digits++ < MostDigits);
        var intervals = Enumerable.Range(0, count)
            .Select(i => right ? $"({texts[i]},{texts[i + 1]}]" : $"[{texts[i]},{texts[i + 1]})").ToArray();
        if (lowest && right)
            intervals[0] = "[" + intervals[0][1..];
        else if (lowest)
            intervals[^1] = intervals[^1][..^1] + "]";
        return intervals;
    }

    /// <summary>A number as C's <c>%.{digits}g</c> writes it.</summary>
    private static string General(double value, int digits)
    {
        if (double.IsInfinity(value))
            return value > 0 ? "Inf" : "-Inf";
        var scientific = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);
        var split = scientific.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(scientific.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent >= -4 && exponent < digits)
            return Trim(value.ToString($"F{digits - 1 - exponent}", CultureInfo.InvariantCulture));
        return $"{Trim(scientific[..split])}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";

        static string Trim(string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
