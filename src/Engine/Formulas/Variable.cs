using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>A variable of a formula, evaluated over the rows of a table.</summary>
internal abstract record Variable
{
    /// <summary>True where any row is missing.</summary>
    public abstract bool HasMissing { get; }

    /// <summary>The columns in which a row may be missing, and what is stored there then.</summary>
    public abstract IEnumerable<(ColumnData Data, Predicate<double> IsMissing)> Parts { get; }

    /// <summary>The variable on the given rows; a factor keeps the levels that occur there.</summary>
    public abstract Variable On(RowSelection rows, DataStorage storage);
}

/// <summary>Numbers; NaN is missing.</summary>
internal sealed record NumericVariable(ColumnData Values) : Variable
{
    public override bool HasMissing => Values.HasNaN;

    public override IEnumerable<(ColumnData Data, Predicate<double> IsMissing)> Parts => [(Values, double.IsNaN)];

    public override NumericVariable On(RowSelection rows, DataStorage storage) => new(rows.Of(Values, storage));
}

/// <summary>Codes of levels, −1 missing.</summary>
/// <param name="Codes">One code for each row.</param>
/// <param name="Levels">The levels in their order.</param>
/// <param name="KeepsLevels">True for a logical variable, which has both of its levels whether they occur or not.</param>
internal sealed record FactorVariable(ColumnData Codes, IReadOnlyList<string> Levels, bool KeepsLevels = false) : Variable
{
    public override bool HasMissing => Codes.Least < 0;

    public override IEnumerable<(ColumnData Data, Predicate<double> IsMissing)> Parts => [(Codes, code => code == CategoricalColumn.MissingCode)];

    public override FactorVariable On(RowSelection rows, DataStorage storage)
    {
        var selected = this with { Codes = rows.Of(Codes, storage) };
        return KeepsLevels ? selected : selected.WithUsedLevels(storage);
    }

    /// <summary>The factor without levels that do not occur.</summary>
    public FactorVariable WithUsedLevels(DataStorage storage)
    {
        var used = new bool[Levels.Count];
        ColumnData.Chunkwise(Codes.Count, (first, rows) =>
        {
            Span<int> codes = new int[rows];
            Codes.CopyTo(first, codes);
            foreach (var code in codes)
            {
                if (code >= 0)
                    used[code] = true;
            }
        });
        if (!used.Contains(false))
            return this with { KeepsLevels = false };
        var recoded = new double[used.Length];
        var levels = new List<string>();
        for (var code = 0; code < used.Length; code++)
        {
            recoded[code] = levels.Count;
            if (used[code])
                levels.Add(Levels[code]);
        }
        return new FactorVariable(Codes.Recode(recoded, storage), levels);
    }
}

/// <summary>Counts of successes and failures, <c>cbind(successes, failures)</c>.</summary>
internal sealed record CountsVariable(ColumnData Successes, ColumnData Failures) : Variable
{
    public override bool HasMissing => Successes.HasNaN || Failures.HasNaN;

    public override IEnumerable<(ColumnData Data, Predicate<double> IsMissing)> Parts => [(Successes, double.IsNaN), (Failures, double.IsNaN)];

    public override CountsVariable On(RowSelection rows, DataStorage storage) => new(rows.Of(Successes, storage), rows.Of(Failures, storage));
}
