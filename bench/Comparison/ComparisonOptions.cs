using System.Globalization;

namespace Accel.Bench.Comparison;

/// <summary>What to compare: <c>[--case NAME] [--quick] [--rounds N]</c>.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="Rounds">How often each is run.</param>
/// <param name="File">Where the results go.</param>
internal sealed record ComparisonOptions(IReadOnlyList<ComparisonCase> Cases, int Rounds, string File)
{
    /// <summary>Reads the arguments; says what is wrong with them and gives null where something is.</summary>
    public static ComparisonOptions? Parse(IReadOnlyList<string> arguments)
    {
        var (cases, rounds, name) = (ComparisonCases.All, 3, "comparison");
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = arguments.ElementAtOrDefault(i + 1) ?? "";
            if (arguments[i] == "--quick")
            {
                cases = [.. cases.Select(one => one.Quick())];
                name += "-quick";
            }
            else if (arguments[i] == "--case" && cases.Any(one => one.Name == value))
            {
                cases = [.. cases.Where(one => one.Name == value)];
                name += "-" + arguments[++i];
            }
            else if (arguments[i] == "--rounds" && int.TryParse(value, CultureInfo.InvariantCulture, out rounds) && rounds > 0)
            {
                i++;
            }
            else
            {
                Console.Error.WriteLine($"compare: '{string.Join(' ', arguments.Skip(i))}' is not [--case NAME] [--quick] [--rounds N], with NAME one of {string.Join(", ", ComparisonCases.All.Select(one => one.Name))}.");
                return null;
            }
        }
        return new ComparisonOptions(cases, rounds, Path.GetFullPath(Path.Combine("bench", "results", name + ".md")));
    }
}
