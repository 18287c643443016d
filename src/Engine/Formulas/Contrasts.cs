using System.Globalization;

namespace Accel.Engine.Formulas;

/// <summary>A way to code a factor by fewer columns than levels, by R's name of it.</summary>
/// <param name="Name">R's name, such as <c>contr.sum</c>.</param>
/// <param name="Baseline">The baseline of treatment contrasts, from 1; 0 for the first level.</param>
/// <param name="IsNumbered">True where columns are named by the levels' numbers, as where R calls the function itself.</param>
internal sealed record Contrasts(string Name, int Baseline = 0, bool IsNumbered = false)
{
    private const string Prefix = "contr.";

    private static readonly Dictionary<string, Func<IReadOnlyList<string>, FactorCoding>> Codings = new(StringComparer.Ordinal)
    {
        ["contr.treatment"] = levels => FactorCoding.Treatment(levels),
        ["contr.sum"] = FactorCoding.Sum,
        ["contr.helmert"] = FactorCoding.Helmert,
        ["contr.poly"] = FactorCoding.Polynomial,
        ["contr.SAS"] = FactorCoding.Sas,
    };

    /// <summary>The names without R's prefix.</summary>
    public static IEnumerable<string> Names => ContrastNames.All;

    /// <summary>R's choice: polynomials for ordered levels, treatment contrasts for others.</summary>
    public static Contrasts Default(bool isOrdered) => new(isOrdered ? "contr.poly" : "contr.treatment");

    /// <summary>The contrasts of that name, with or without R's prefix; null where there are none.</summary>
    public static Contrasts? Find(string name)
    {
        var full = name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + name;
        return Codings.ContainsKey(full) ? new Contrasts(full) : null;
    }

    /// <summary>The coding of a factor's levels.</summary>
    public FactorCoding Of(IReadOnlyList<string> levels)
    {
        var names = IsNumbered ? [.. Enumerable.Range(1, levels.Count).Select(number => number.ToString(CultureInfo.InvariantCulture))] : levels;
        return Baseline > 0 ? FactorCoding.Treatment(names, Baseline - 1) : Codings[Name](names);
    }
}
