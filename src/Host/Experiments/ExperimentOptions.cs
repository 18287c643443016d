using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Accel.Host.Experiments;

/// <summary>The options that all commands on experiments have.</summary>
internal sealed class ExperimentOptions
{
    /// <summary>The random variable.</summary>
    public Option<string> Of { get; }

    /// <summary>The exact law.</summary>
    public Option<bool> Exact { get; } = new("--exact") { Description = "Print the exact law. This is what is done without --reps; with it, the exact law stands beside the simulated one." };

    /// <summary>Simulated repetitions.</summary>
    public Option<long?> Repetitions { get; } = new("--reps")
    {
        Description = "Simulate so many repetitions, and compare them with the exact law.",
        HelpName = "N",
        CustomParser = result => Parse<long>(result, "--reps", "a whole number from 1 up", value => value > 0),
    };

    /// <summary>The seed.</summary>
    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "Where the random numbers of --reps begin, a whole number: the same seed gives the same numbers on any machine. Without it, 1.",
        HelpName = "S",
        CustomParser = result => Parse<ulong>(result, "--seed", "a whole number from 0 up", _ => true),
    };

    /// <summary>The sample space.</summary>
    public Option<bool> Space { get; } = new("--space") { Description = $"List the outcomes one by one, with probability and value; for at most {ExperimentText.MostOutcomes}." };

    /// <summary>The plot.</summary>
    public Option<string?> Plot { get; } = new("--plot")
    {
        Description = "Draw the probabilities and the distribution function to this SVG file.",
        HelpName = "FILE.svg",
    };

    /// <summary>The table's file.</summary>
    public Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Write every value to this CSV file, whole or not at all: x, pmf_fraction, pmf, cdf, and with --reps count and frequency. Nothing goes to standard output then.",
        HelpName = "FILE.csv",
    };

    /// <summary>Makes the options.</summary>
    /// <param name="usual">The random variable where none is given.</param>
    /// <param name="names">What it can name.</param>
    public ExperimentOptions(string usual, string names) => Of = new("--of")
    {
        Description = $"The random variable: arithmetic with {names}; also comparisons (1 where they hold, else 0), & | !, and "
            + "abs, max, min, sum, prod, sign, floor, ceiling, sqrt, exp, log, log2, log10, ifelse.",
        HelpName = "EXPRESSION",
        DefaultValueFactory = _ => usual,
    };

    /// <summary>Gives a command all of them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Of, Exact, Repetitions, Seed, Space, Plot, Output })
            command.Add(option);
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="result">What was given.</param>
    /// <param name="option">The option's name.</param>
    /// <param name="wanted">What it takes, in words.</param>
    /// <param name="isValid">Tells whether it takes a number.</param>
    public static T? Parse<T>(ArgumentResult result, string option, string wanted, Func<T, bool> isValid) where T : struct, ISpanParsable<T>
    {
        var text = result.Tokens[0].Value;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var value) && isValid(value))
            return value;
        result.AddError($"{option} is '{text}'; it takes {wanted}.");
        return null;
    }
}
