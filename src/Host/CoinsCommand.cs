using System.CommandLine;
using Accel.Engine;
using Accel.Engine.Discrete;
using Accel.Host.Experiments;

namespace Accel.Host;

/// <summary><c>accel coins</c>: functions of heads and tails, exactly and simulated.</summary>
internal sealed class CoinsCommand : Command, IHasExamples
{
    private readonly Option<int?> _count = new("--n")
    {
        Description = "The number of coins, 0 or more.",
        HelpName = "N",
        Required = true,
        CustomParser = result => ExperimentOptions.Parse<int>(result, "--n", "a whole number of coins from 0 up", value => value >= 0),
    };

    private readonly Option<string> _p = new("--p")
    {
        Description = "The probability of heads: a decimal or a fraction such as 1/3, taken exactly.",
        HelpName = "P",
        DefaultValueFactory = _ => "0.5",
    };

    private readonly ExperimentOptions _options = new("heads", "heads, tails and n");

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public CoinsCommand(Terminal terminal) : base("coins", "Tosses coins: the exact law of a function of heads and tails, or a simulation beside it.")
    {
        Add(_count);
        Add(_p);
        _options.AddTo(this);
        SetAction(parsed => ExperimentRun.Invoke(Experiment(parsed), _options, parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel coins --n 3
              The number of heads of three fair coins, in fractions.
          accel coins --n 5 --p 0.1 --of "heads + 4*tails" --plot coins.svg
              Any function of heads and tails; probabilities and distribution function as a picture.
          accel coins --n 20 --p 1/3 --of "heads > 10"
              The probability of an event.
          accel coins --n 10 --reps 1000000 --seed 7
              A simulation beside the exact law.

        """;

    private CoinToss Experiment(ParseResult parsed)
    {
        var text = parsed.GetRequiredValue(_p);
        if (!Rational.TryParse(text, out var p) || p < Rational.Zero || p > Rational.One)
            throw new InputException($"--p is '{text}'; it takes a probability from 0 to 1: a decimal such as 0.25 or a fraction such as 1/3.");
        return new CoinToss(parsed.GetRequiredValue(_count)!.Value, p);
    }
}
