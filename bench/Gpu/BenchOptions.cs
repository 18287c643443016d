using System.Globalization;
using Accel.Engine;

namespace Accel.Bench.Gpu;

/// <summary>What to measure.</summary>
/// <param name="Device">The number of the card; null for the best.</param>
/// <param name="Quick">An eighth of the data.</param>
/// <param name="Emulate">Tiny data on a simulated card.</param>
/// <param name="Json">A file for the figures; null for none.</param>
/// <param name="Predict">Predict for this card, from its published figures, and measure nothing; null to measure.</param>
internal sealed record BenchOptions(int? Device, bool Quick, bool Emulate, string? Json, PublishedCard? Predict)
{
    public const string Usage = """
        accel-bench-gpu [--device N] [--quick] [--json FILE] [--emulate] [--predict CARD]
          --device N      the card's number; without it, the best card
          --quick         an eighth of the data
          --json FILE     write the figures to this file too
          --emulate       tiny data on a simulated card, to try the program where there is no card; its figures mean nothing
          --predict CARD  print what the bounds of a card allow, from its published figures; needs no card

        """;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="InputException">Something is wrong with them.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions(null, false, false, null, null);
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => options with { Quick = true },
                "--emulate" => options with { Emulate = true },
                "--device" => options with { Device = Number(Value(arguments, ref i)) },
                "--json" => options with { Json = File(Value(arguments, ref i)) },
                "--predict" => options with { Predict = PublishedCard.Find(Value(arguments, ref i)) },
                var other => throw new InputException($"'{other}' is no option of this program.\n{Usage}"),
            };
        }
        if (options is { Device: not null, Emulate: true })
            throw new InputException("--emulate simulates a card, so --device cannot choose one; leave one of them out.");
        if (options.Predict is not null && (options.Device is not null || options.Emulate || options.Json is not null))
            throw new InputException("--predict measures nothing; only --quick can stand beside it.");
        return options;
    }

    private static string Value(IReadOnlyList<string> arguments, ref int at) => ++at < arguments.Count
        ? arguments[at]
        : throw new InputException($"{arguments[at - 1]} needs a value.\n{Usage}");

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new InputException($"--device needs the number of a card, 0 or more, not '{text}'.");

    private static string File(string path)
    {
        var full = path.Length == 0 ? "" : Path.GetFullPath(path);
        return full.Length > 0 && Directory.Exists(Path.GetDirectoryName(full)) && !Directory.Exists(full)
            ? full
            : throw new InputException($"--json cannot write to '{path}': give a file in a folder that exists.");
    }
}
