using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>R's functions that make factors: <c>factor</c>, <c>ordered</c>, <c>relevel</c>, <c>C</c>.</summary>
internal static class FactorFunctions
{
    /// <summary><c>factor(x, levels, labels, ordered)</c>.</summary>
    public static FactorVariable Factor(Evaluator evaluator, CallExpression call)
    {
        var arguments = new CallArguments(evaluator.Source, call, "x", "levels", "labels", "exclude", "ordered");
        return Factor(evaluator, arguments, arguments.Flag("ordered"));
    }

    /// <summary><c>as.factor(x)</c>.</summary>
    public static FactorVariable AsFactor(Evaluator evaluator, CallExpression call) =>
        Factor(evaluator, new CallArguments(evaluator.Source, call, "x"), ordered: false);

    /// <summary><c>ordered(x, levels, labels)</c>.</summary>
    public static FactorVariable Ordered(Evaluator evaluator, CallExpression call) =>
        Factor(evaluator, new CallArguments(evaluator.Source, call, "x", "levels", "labels"), ordered: true);

    /// <summary><c>relevel(x, ref)</c>: the level <c>ref</c> comes first.</summary>
    public static FactorVariable Relevel(Evaluator evaluator, CallExpression call)
    {
        var arguments = new CallArguments(evaluator.Source, call, "x", "ref");
        var factor = OfFactor(evaluator, arguments);
        var reference = arguments.Find("ref") is { } given && Constants.Numbers(given) is [var place] && place >= 1 && place <= factor.Levels.Count
            ? factor.Levels[(int)place - 1]
            : arguments.Texts("ref") is [var level] ? level : throw arguments.Error("ref", "ref of relevel() must be one level.");
        return factor.Levels.Contains(reference)
            ? WithReference(factor, reference, evaluator.Table.Storage)
            : throw arguments.Error("ref", NoLevel(reference, factor));
    }

    /// <summary><c>C(x, contr, base)</c>: the factor with contrasts of its own.</summary>
    public static FactorVariable WithContrasts(Evaluator evaluator, CallExpression call)
    {
        var arguments = new CallArguments(evaluator.Source, call, "object", "contr", "base");
        var factor = OfFactor(evaluator, arguments, "object");
        var chosen = factor.IsOrdered ? "poly" : "treatment";
        if (arguments.Find("contr") is { } given)
        {
            chosen = given switch
            {
                NameExpression name => name.Name,
                TextExpression text => text.Value,
                _ => throw arguments.Error("contr", $"contr of C() must be one of {string.Join(", ", Contrasts.Names)}."),
            };
        }
        var isFunction = arguments.Find("contr") is NameExpression && chosen.StartsWith("contr.", StringComparison.Ordinal);
        var contrasts = Contrasts.Find(chosen) ?? throw arguments.Error("contr", $"there are no contrasts '{chosen}'; there are {string.Join(", ", Contrasts.Names)}.");
        if (arguments.WholeNumber("base", 1, factor.Levels.Count) is not { } baseline)
            return factor with { Contrasts = contrasts with { IsNumbered = isFunction } };
        return contrasts.Name == "contr.treatment"
            ? factor with { Contrasts = contrasts with { Baseline = baseline, IsNumbered = true } }
            : throw arguments.Error("base", "only treatment contrasts have a base.");
    }

    /// <summary>The factor with a level moved to the front.</summary>
    public static FactorVariable WithReference(FactorVariable factor, string reference, DataStorage storage) =>
        factor.WithLevels([reference, .. factor.Levels.Where(level => level != reference)], storage);

    /// <summary>What to say of a level that does not exist.</summary>
    public static string NoLevel(string level, FactorVariable factor)
    {
        var meant = NearestName.Find(level, factor.Levels) is { } nearest ? $"; did you mean '{nearest}'?" : ";";
        return $"there is no level '{level}'{meant} there are {string.Join(", ", factor.Levels.Take(20).Select(known => $"'{known}'"))}{(factor.Levels.Count > 20 ? " …" : "")}.";
    }

    private static FactorVariable Factor(Evaluator evaluator, CallArguments arguments, bool ordered)
    {
        var storage = evaluator.Table.Storage;
        var factor = OfValues(evaluator, arguments.Get("x"));
        if (arguments.Texts("levels") is { } levels)
        {
            if (levels.Distinct().Count() < levels.Count)
                throw arguments.Error("levels", "a level stands twice.");
            factor = factor.WithLevels(levels, storage);
        }
        if (arguments.Texts("labels") is { } labels)
        {
            if (labels.Count != factor.Levels.Count || labels.Distinct().Count() < labels.Count)
                throw arguments.Error("labels", $"there are {labels.Count} labels for {factor.Levels.Count} levels; give a different one for each.");
            factor = factor with { Levels = labels };
        }
        return factor.WithUsedLevels(storage) with { IsOrdered = ordered || factor.IsOrdered };
    }

    private static FactorVariable OfFactor(Evaluator evaluator, CallArguments arguments, string parameter = "x") =>
        evaluator.Evaluate(arguments.Get(parameter)) is FactorVariable factor
            ? factor
            : throw arguments.Error(parameter, $"{arguments.Get(parameter)} is no factor; write factor({arguments.Get(parameter)}).");

    private static FactorVariable OfValues(Evaluator evaluator, Expression argument)
    {
        var variable = evaluator.Evaluate(argument);
        if (variable is FactorVariable factor)
            return factor.KeepsLevels ? factor.WithUsedLevels(evaluator.Table.Storage) : factor;
        if (variable is not NumericVariable numeric)
            throw evaluator.Source.Error(argument.Position, "a factor is made of one column.");
        var present = Distinct(numeric.Values);
        // R reads a column of integers as such, and never writes integers as 1e+05.
        var integers = argument is NameExpression && present.All(value => value == Math.Truncate(value) && Math.Abs(value) <= int.MaxValue);
        var levels = new List<string>();
        var codeOf = new Dictionary<double, int>();
        foreach (var value in present.Order())
        {
            var level = integers ? RNumber.WriteInteger(value) : RNumber.Write(value);
            // Values that agree to 15 digits are one level.
            if (levels.Count == 0 || levels[^1] != level)
                levels.Add(level);
            codeOf.Add(value, levels.Count - 1);
        }
        var codes = ColumnData.Generate(numeric.Values.Count, evaluator.Table.Storage, (first, target) =>
        {
            var span = target.Span;
            numeric.Values.CopyTo(first, span);
            foreach (ref var value in span)
                value = double.IsNaN(value) ? CategoricalColumn.MissingCode : codeOf[value];
        });
        return new FactorVariable(codes, levels);
    }

    private static HashSet<double> Distinct(ColumnData column)
    {
        var all = new HashSet<double>();
        ColumnData.Chunkwise(column.Count, (first, rows) =>
        {
            var values = new double[rows];
            column.CopyTo(first, values);
            var distinct = values.Where(value => !double.IsNaN(value)).ToHashSet();
            lock (all)
                all.UnionWith(distinct);
        });
        return all;
    }
}
