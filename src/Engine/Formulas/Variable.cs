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

    /// <summary>What the variable took from the data; null where it took nothing.</summary>
    public virtual VariableState? State => null;

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

/// <summary>Several columns of numbers that are one variable: polynomials, splines; NaN is missing.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Numbers">What fixes the basis.</param>
internal sealed record BasisVariable(IReadOnlyList<ColumnData> Columns, VariableState Numbers) : Variable
{
    public override bool HasMissing => Columns.Any(column => column.HasNaN);

    public override IEnumerable<(ColumnData Data, Predicate<double> IsMissing)> Parts => Columns.Select(column => (column, (Predicate<double>)double.IsNaN));

    public override VariableState State => Numbers;

    public override BasisVariable On(RowSelection rows, DataStorage storage) => this with { Columns = [.. Columns.Select(column => rows.Of(column, storage))] };
}

/// <summary>Codes of levels, −1 missing.</summary>
/// <param name="Codes">One code for each row.</param>
/// <param name="Levels">The levels in their order.</param>
/// <param name="KeepsLevels">True for a logical variable, which has both of its levels whether they occur or not.</param>
internal sealed record FactorVariable(ColumnData Codes, IReadOnlyList<string> Levels, bool KeepsLevels = false) : Variable
{
    /// <summary>True where the levels are ordered.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The contrasts that were asked for; null where none were.</summary>
    public Contrasts? Contrasts { get; init; }

    /// <summary>The breaks of a cut; empty for other factors.</summary>
    public IReadOnlyList<double> Breaks { get; init; } = [];

    public override bool HasMissing => Codes.Least < 0;

    public override IEnumerable<(ColumnData Data, Predicate<double> IsMissing)> Parts => [(Codes, code => code == CategoricalColumn.MissingCode)];

    public override VariableState State => new()
    {
        Levels = Levels,
        IsOrdered = IsOrdered,
        Contrasts = Contrasts?.Name,
        Baseline = Contrasts?.Baseline ?? 0,
        IsNumbered = Contrasts?.IsNumbered ?? false,
        Numbers = Breaks.Count == 0 ? new Dictionary<string, IReadOnlyList<double>>() : new() { ["breaks"] = Breaks },
    };

    /// <summary>The columns that stand for the levels in a term.</summary>
    /// <param name="indicators">True for a column of every level.</param>
    public FactorCoding Coding(bool indicators) =>
        indicators ? FactorCoding.Indicators(Levels) : (Contrasts ?? Contrasts.Default(IsOrdered)).Of(Levels);

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
        return used.Contains(false)
            ? WithLevels([.. Levels.Where((_, code) => used[code])], storage)
            : this with { KeepsLevels = false };
    }

    /// <summary>The same factor with its levels in another order; rows of a level that is not among them are missing.</summary>
    public FactorVariable WithLevels(IReadOnlyList<string> levels, DataStorage storage)
    {
        var places = levels.Select((level, place) => (level, place)).ToDictionary(pair => pair.level, pair => (double)pair.place, StringComparer.Ordinal);
        var recoded = Levels.Select(level => places.GetValueOrDefault(level, CategoricalColumn.MissingCode)).ToArray();
        return this with { Codes = Codes.Recode(recoded, storage), Levels = levels, KeepsLevels = false };
    }
}

/// <summary>Counts of successes and failures, <c>cbind(successes, failures)</c>.</summary>
internal sealed record CountsVariable(ColumnData Successes, ColumnData Failures) : Variable
{
    public override bool HasMissing => Successes.HasNaN || Failures.HasNaN;

    public override IEnumerable<(ColumnData Data, Predicate<double> IsMissing)> Parts => [(Successes, double.IsNaN), (Failures, double.IsNaN)];

    public override CountsVariable On(RowSelection rows, DataStorage storage) => new(rows.Of(Successes, storage), rows.Of(Failures, storage));
}
