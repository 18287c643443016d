using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Accel.Engine;
using Accel.Kernels.Distributions;

namespace Accel.Host;

/// <summary>The arguments and options of <c>accel dist</c>.</summary>
internal sealed class DistOptions
{
    private readonly List<Option<double?>> _parameters = [.. DistFunction.ParameterNames.Select(Parameter)];

    /// <summary>The function.</summary>
    public Argument<string?> Function { get; } = new("FUNCTION")
    {
        Description = "A function by R's name: d (density), p (probability), q (quantile) or r (random draws), then the distribution: "
            + $"{string.Join(", ", DistFunction.Names.Where(name => name[0] == 'd').Select(name => name[1..]).Distinct())}.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The numbers.</summary>
    public Argument<double[]> Numbers { get; } = new("X")
    {
        Description = "The numbers, or for q probabilities, at which to evaluate; Inf, -Inf and NaN too.",
        Arity = ArgumentArity.ZeroOrMore,
        CustomParser = result => [.. result.Tokens.Select(token => Number(result, "X", token.Value))],
    };

    /// <summary>False for upper tails; a text, because a truth value's option takes none but true and false after it.</summary>
    public Option<string> LowerTail { get; } = new("--lower-tail")
    {
        Description = "Whether p and q mean P(X <= x). false means P(X > x).",
        HelpName = "true|false",
        DefaultValueFactory = _ => "true",
    };

    /// <summary>The same in one word.</summary>
    public Option<bool> Upper { get; } = new("--upper") { Description = "Short for --lower-tail false." };

    /// <summary>Logarithms.</summary>
    public Option<bool> Log { get; } = new("--log", "--log-p")
    {
        Description = "Give densities and probabilities as natural logarithms, or take them so for q.",
    };

    /// <summary>Number of draws.</summary>
    public Option<int?> Count { get; } = new("--nn")
    {
        Description = "Number of draws of r, the same as --n; for rhyper, whose n is a parameter, the only name.",
        HelpName = "N",
    };

    /// <summary>The seed.</summary>
    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "The seed of r, 0 or more: the same seed gives the same draws on any machine. Without it, a new one, told on standard error.",
        HelpName = "N",
    };

    /// <summary>Significant digits.</summary>
    public Option<int> Digits { get; } = new("--digits")
    {
        Description = "Significant digits, 1 to 17.",
        HelpName = "N",
        DefaultValueFactory = _ => 7,
        CustomParser = ParseDigits,
    };

    /// <summary>A table.</summary>
    public Option<string?> Table { get; } = new("--table")
    {
        Description = "Evaluate a file instead, row by row: columns distribution, function (d, p or q), params (with ; between them), x, "
            + "and if need be lower_tail and log (TRUE or FALSE). All columns are kept; the answers come in a column value, to 17 digits.",
        HelpName = "FILE.csv",
    };

    /// <summary>The output file.</summary>
    public Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Write to this file, whole or not at all. Without it, to standard output.",
        HelpName = "FILE",
    };

    /// <summary>Gives a command all of them, in the order of the help.</summary>
    public void AddTo(Command command)
    {
        command.Add(Function);
        command.Add(Numbers);
        foreach (var option in new Option[] { LowerTail, Upper, Log, Count, Seed, Digits, Table, Output })
            command.Add(option);
        foreach (var parameter in _parameters)
            command.Add(parameter);
    }

    /// <summary>The distribution's parameters that were given, by name.</summary>
    public Dictionary<string, double> ParametersOf(ParseResult parsed)
    {
        var given = new Dictionary<string, double>();
        foreach (var parameter in _parameters)
        {
            if (parsed.GetValue(parameter) is { } value)
                given.Add(parameter.Name[2..], value);
        }
        return given;
    }

    /// <summary>Which tail p and q mean.</summary>
    /// <exception cref="InputException">--lower-tail is neither true nor false.</exception>
    public Tail TailOf(ParseResult parsed)
    {
        var text = parsed.GetRequiredValue(LowerTail);
        if (!NumberText.TryParseTruth(text, out var isLower))
            throw new InputException($"--lower-tail is '{text}'; it takes true or false.");
        return isLower && !parsed.GetValue(Upper) ? Tail.Lower : Tail.Upper;
    }

    private static Option<double?> Parameter(string name) => new($"--{name}")
    {
        Description = $"A parameter of {string.Join(", ", DistFunction.UsersOf(name))}{(name == "n" ? "; for other functions that begin with r, the number of draws" : "")}.",
        HelpName = "NUMBER",
        CustomParser = result => Number(result, $"--{name}", result.Tokens[0].Value),
    };

    private static double Number(ArgumentResult result, string what, string text)
    {
        if (NumberText.TryParse(text, out var number))
            return number;
        result.AddError($"{what} is '{text}'; it takes a number such as 1.96, -3 or 1e-5.");
        return double.NaN;
    }

    private static int ParseDigits(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits is >= 1 and <= 17)
            return digits;
        result.AddError($"--digits is '{text}'; it takes a whole number from 1 to 17.");
        return 7;
    }
}
