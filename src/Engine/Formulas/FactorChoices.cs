using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>The baselines and contrasts that were chosen for factors outside the formula.</summary>
/// <param name="options">The choices.</param>
internal sealed class FactorChoices(ModelFrameOptions options)
{
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    /// <summary>The factor of a column, or <c>factor(column)</c>, as it was chosen; other variables as they are.</summary>
    /// <exception cref="InputException">A choice names a level or contrasts that do not exist.</exception>
    public Variable Apply(Expression expression, Variable variable, DataStorage storage)
    {
        var name = (expression.Ungrouped is CallExpression { Function: "factor" or "as.factor" or "ordered", Arguments: [var argument, ..] } ? argument.Value : expression).Ungrouped is NameExpression column ? column.Name : null;
        if (name is null || variable is not FactorVariable factor)
            return variable;
        _met.Add(name);
        if (options.References.TryGetValue(name, out var level))
        {
            if (!factor.Levels.Contains(level))
                throw new InputException($"The reference of '{name}': {FactorFunctions.NoLevel(level, factor)}");
            factor = FactorFunctions.WithReference(factor, level, storage);
        }
        if (options.Contrasts.TryGetValue(name, out var contrasts))
        {
            factor = factor with
            {
                Contrasts = Contrasts.Find(contrasts)
                    ?? throw new InputException($"There are no contrasts '{contrasts}' for '{name}'; there are {string.Join(", ", Contrasts.Names)}."),
            };
        }
        return factor;
    }

    /// <summary>Refuses choices for what is no factor of the model.</summary>
    public void EnsureMet()
    {
        if (options.References.Keys.Concat(options.Contrasts.Keys).FirstOrDefault(name => !_met.Contains(name)) is not { } stray)
            return;
        var meant = NearestName.Find(stray, _met) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        throw new InputException($"A reference or contrasts were chosen for '{stray}', which is no factor of the model.{meant} {(_met.Count == 0 ? "It has no factors." : $"Its factors are {string.Join(", ", _met)}.")}");
    }
}
