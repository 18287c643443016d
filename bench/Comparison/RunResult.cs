using System.Globalization;

namespace Accel.Bench.Comparison;

/// <summary>What came of letting a program do a case once.</summary>
/// <param name="Seconds">The time of the work alone, without the reading of a fit's data.</param>
/// <param name="Iterations">Iterations by the program's own count; null where it has none.</param>
/// <param name="Coefficients">The estimates, NaN where the program gives none; of a file, the sum of each column.</param>
/// <param name="Versions">The software that did it.</param>
/// <param name="Trouble">Why there is no result; null where there is one.</param>
internal sealed record RunResult(
    double Seconds, int? Iterations, double[] Coefficients, IReadOnlyList<string> Versions, string? Trouble)
{
    /// <summary>No result: the program is not installed.</summary>
    public static RunResult Absent { get; } = Without("absent");

    /// <summary>No result.</summary>
    public static RunResult Without(string trouble) => new(double.NaN, null, [], [], trouble);

    /// <summary>Reads what a script printed: a word and its values a line.</summary>
    public static RunResult Parse(string output)
    {
        var lines = output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1).ToArray();
        IEnumerable<string> Values(string name) => lines.Where(words => words[0] == name).SelectMany(words => words.Skip(1));
        return new RunResult(
            Values("seconds").Select(Number).Single(),
            int.TryParse(Values("iterations").FirstOrDefault(), CultureInfo.InvariantCulture, out var iterations) ? iterations : null,
            [.. Values("coefficients").Select(Number)],
            [.. lines.Where(words => words[0] == "version").Select(words => string.Join(' ', words.Skip(1)))],
            null);
    }

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
