using System.CommandLine;
using Accel.Engine.Discrete;
using Accel.Host.Experiments;

namespace Accel.Host;

/// <summary><c>accel dice</c>: functions of dice, exactly and simulated.</summary>
internal sealed class DiceCommand : Command, IHasExamples
{
    private const int UsualSides = 6;

    private readonly Option<string> _dice = new("--dice")
    {
        Description = "The dice: how many equal ones, or kinds such as d4+d6 or 2d6+d20.",
        HelpName = "DICE",
        DefaultValueFactory = _ => "2",
    };

    private readonly Option<int?> _sides = new("--sides")
    {
        Description = $"How many sides equal dice have, 1 or more. Without it, {UsualSides}.",
        HelpName = "N",
        CustomParser = result => ExperimentOptions.Parse<int>(result, "--sides", $"a whole number from 1 to {DiceRoll.Most}", value => value is > 0 and <= DiceRoll.Most),
    };

    private readonly ExperimentOptions _options = new("sum", "sum, max, min, range, product, sumsq (sum of squares), n and the single dice d1, d2, ...");

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public DiceCommand(Terminal terminal) : base("dice", "Rolls dice: the exact law of their sum or of any other function, or a simulation beside it.")
    {
        Add(_dice);
        Add(_sides);
        _options.AddTo(this);
        SetAction(parsed => ExperimentRun.Invoke(new DiceRoll(DiceNotation.Read(parsed.GetRequiredValue(_dice), parsed.GetValue(_sides), UsualSides)), _options, parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel dice --dice 2 --sides 6
              The sum of two dice, in fractions.
          accel dice --dice d4+d6 --of "d1 > d2" --space
              The probability that the die of four sides wins, and all outcomes.
          accel dice --dice 4 --of "sum - min" -o drop-lowest.csv
              Roll four, drop the lowest: every value with its fraction, to a file.
          accel dice --dice 1000 --reps 100000 --plot dice.svg
              A thousand dice, simulated beside the exact law.

        """;
}
