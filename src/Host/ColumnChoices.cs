using System.CommandLine;
using Accel.Engine;

namespace Accel.Host;

/// <summary>Options that choose something for a column, <c>COLUMN=VALUE</c>, as often as wanted.</summary>
internal static class ColumnChoices
{
    /// <summary>Such an option.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="form">What its value looks like.</param>
    /// <param name="description">The help text.</param>
    public static Option<string[]> Option(string name, string form, string description) => new(name)
    {
        Description = description,
        HelpName = form,
        DefaultValueFactory = _ => [],
    };

    /// <summary>What was chosen for each column.</summary>
    /// <exception cref="InputException">A value has another form, or a column was given twice.</exception>
    public static IReadOnlyDictionary<string, string> Of(ParseResult parsed, Option<string[]> option)
    {
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in parsed.GetValue(option) ?? [])
        {
            var split = text.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0)
                throw new InputException($"{option.Name} is '{text}'; it takes {option.HelpName}.");
            if (!choices.TryAdd(text[..split], text[(split + 1)..]))
                throw new InputException($"{option.Name} was given twice for the column '{text[..split]}'.");
        }
        return choices;
    }
}
