using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Accel.Engine;
using Accel.Engine.Engines;
using Accel.Engine.Summaries;

namespace Accel.Host;

/// <summary><c>accel dist</c>: R's d, p, q and r functions of distributions, for a few numbers or a whole file.</summary>
internal sealed class DistCommand : Command, IHasExamples
{
    private const int MostDigitsOfR = 15;

    private readonly DistOptions _options = new();

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public DistCommand(Terminal terminal) : base("dist", "Evaluates distributions and draws from them, by the names of R's functions.")
    {
        _options.AddTo(this);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel dist pnorm 1.96
              P(Z <= 1.96).
          accel dist qbinom 0.025 0.5 0.975 --size 10 --prob 0.3
              Three quantiles of a binomial distribution.
          accel dist pt 40 --df 5 --upper --log --digits 15
              The logarithm of a far tail, to 15 digits.
          accel dist rgamma --n 1000 --shape 2.5 --scale 3 --seed 7 -o draws.csv
              A thousand draws in a column, the same for the same seed.
          accel dist --table in.csv -o out.csv
              A whole file of densities, probabilities and quantiles.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var path = parsed.GetValue(_options.Output);
        var tablePath = parsed.GetValue(_options.Table);
        var file = path is null ? null : OutputFile.Prepare(path, tablePath);
        var asColumn = path is not null && path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        var text = tablePath is null ? Evaluate(parsed, terminal, asColumn) : EvaluateTable(parsed, tablePath);
        if (file is null)
            terminal.Write(text);
        else
            file.Write(text);
        return ExitCode.Success;
    }

    private string EvaluateTable(ParseResult parsed, string path) => parsed.GetValue(_options.Function) is { } function
        ? throw new InputException($"--table names its functions row by row; leave out '{function}'.")
        : DistTable.Evaluate(path);

    private string Evaluate(ParseResult parsed, Terminal terminal, bool asColumn)
    {
        var name = parsed.GetValue(_options.Function)
            ?? throw new InputException("dist needs a function such as pnorm and its numbers, or --table FILE.");
        var given = _options.ParametersOf(parsed);
        var x = parsed.GetValue(_options.Numbers) ?? [];
        var digits = parsed.GetValue(_options.Digits);
        if (name.StartsWith('r'))
        {
            if (x.Length > 0)
                throw new InputException($"{name} takes no numbers after its name; --n says how many draws.");
            var count = CountOf(parsed, name, given);
            var draws = Draw(DistFunction.Of(name, given), count, SeedOf(parsed, terminal), terminal);
            return asColumn ? Column(draws) : Print(draws, digits);
        }
        if (parsed.GetValue(_options.Count) is not null || parsed.GetValue(_options.Seed) is not null)
            throw new InputException($"{name} does not draw; --nn and --seed belong to the functions that begin with r.");
        var function = DistFunction.Of(name, given);
        if (x.Length == 0)
            throw new InputException($"{name} needs numbers after its name: accel dist {name} 0.5 …");
        var values = function.Evaluate(x, _options.TailOf(parsed), parsed.GetValue(_options.Log));
        return asColumn ? Columns(x, values) : Print(values, digits);
    }

    /// <summary>The number of draws; R calls it n, and nn where n is a parameter.</summary>
    private int CountOf(ParseResult parsed, string name, Dictionary<string, double> given)
    {
        double? count = parsed.GetValue(_options.Count);
        if (name != "rhyper" && given.Remove("n", out var n))
            count = n;
        if (count is null)
            throw new InputException($"{name} needs the number of draws: {(name == "rhyper" ? "--nn" : "--n")} 5.");
        if (!(count >= 0 && count <= Array.MaxLength && count == Math.Floor(count.Value)))
            throw new InputException($"{count.Value.ToString(CultureInfo.InvariantCulture)} draws cannot be made; give a whole number from 0 to {Array.MaxLength}.");
        var needed = count.Value * sizeof(double);
        if (needed > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4)
            throw new InputException($"{count} draws at once need too much memory, {needed / 1e9:F1} GB and more for their text; draw fewer.");
        return (int)count.Value;
    }

    private ulong SeedOf(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(_options.Seed) is { } given)
            return given;
        var seed = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
        terminal.Error.WriteLine($"seed: {seed}");
        return seed;
    }

    private static double[] Draw(DistFunction function, int count, ulong seed, Terminal terminal)
    {
        using var engine = EngineSelection.Create(notice: terminal.Tell).Engine;
        var draws = new double[count];
        engine.Sample(function.Sampler, new(seed), 0, draws);
        return draws;
    }

    private static string Print(double[] values, int digits) => digits <= MostDigitsOfR
        ? IndexedValues.Print(values, digits)
        : string.Concat(values.Select(value => value.ToString($"g{digits}", CultureInfo.InvariantCulture) + "\n"));

    private static string Column(double[] values) => Lines("x", values.Select(NumberText.Exact));

    private static string Columns(double[] x, double[] values) =>
        Lines("x,value", x.Zip(values, (argument, value) => $"{NumberText.Exact(argument)},{NumberText.Exact(value)}"));

    private static string Lines(string header, IEnumerable<string> lines) =>
        new StringBuilder(header).Append('\n').AppendJoin("\n", lines).Append('\n').ToString();
}
