using Accel.Engine.Data;

namespace Accel.Engine.Discrete;

/// <summary>The names that stand for numbers of an experiment's outcome.</summary>
/// <param name="General">Names such as heads.</param>
/// <param name="Numbered">How many names d1, d2, … there are, too.</param>
internal sealed record OutcomeNames(IReadOnlyList<string> General, int Numbered = 0)
{
    private const char Prefix = 'd';

    /// <summary>True where the name stands for something.</summary>
    public bool Contains(string name) => General.Contains(name) || NumberOf(name) is not null;

    /// <summary>The number in d1, d2, …, from 1; null for other names.</summary>
    public int? NumberOf(string name) =>
        name is [Prefix, >= '1' and <= '9', ..] && int.TryParse(name.AsSpan(1), out var number) && number <= Numbered ? number : null;

    /// <summary>What to tell about a name that stands for nothing.</summary>
    public string DescribeMissing(string name)
    {
        var suggestion = NearestName.Find(name, General) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        var numbered = Numbered switch { 0 => "", 1 => ", d1", _ => $", d1 to d{Numbered}" };
        return $"there is no '{name}' here{suggestion} There are {string.Join(", ", General)}{numbered}.";
    }
}
