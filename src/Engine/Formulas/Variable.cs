using System.Numerics.Tensors;
using Accel.Engine.Data;

namespace Accel.Engine.Formulas;

/// <summary>A variable of a formula, evaluated over the rows of a table.</summary>
internal abstract record Variable
{
    /// <summary>True where any row is missing; a look at whole vectors, for the common case that none is.</summary>
    public abstract bool HasMissing { get; }

    public abstract bool IsMissing(int row);

    /// <summary>The variable on the given rows; a factor keeps the levels that occur there.</summary>
    public abstract Variable On(int[] rows);

    private protected static T[] Gather<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}

/// <summary>Numbers; NaN is missing.</summary>
internal sealed record NumericVariable(double[] Values) : Variable
{
    /// <summary>True where every value is a finite number: one look at the column, for most columns the only one.</summary>
    public bool IsFinite { get; } = TensorPrimitives.IsFiniteAll<double>(Values);

    public override bool HasMissing => !IsFinite && TensorPrimitives.IsNaNAny<double>(Values);

    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    public override NumericVariable On(int[] rows) => new(Gather(Values, rows));
}

/// <summary>Codes of levels, −1 missing.</summary>
/// <param name="Codes">One code for each row.</param>
/// <param name="Levels">The levels in their order.</param>
/// <param name="KeepsLevels">True for a logical variable, which has both of its levels whether they occur or not.</param>
internal sealed record FactorVariable(int[] Codes, IReadOnlyList<string> Levels, bool KeepsLevels = false) : Variable
{
    public override bool HasMissing => Codes.AsSpan().Contains(CategoricalColumn.MissingCode);

    public override bool IsMissing(int row) => Codes[row] == CategoricalColumn.MissingCode;

    public override FactorVariable On(int[] rows)
    {
        var codes = Gather(Codes, rows);
        if (KeepsLevels)
            return this with { Codes = codes };
        var used = new bool[Levels.Count];
        foreach (var code in codes)
        {
            if (code >= 0)
                used[code] = true;
        }
        if (!used.Contains(false))
            return this with { Codes = codes };
        var recoded = new int[used.Length];
        var levels = new List<string>();
        for (var code = 0; code < used.Length; code++)
        {
            recoded[code] = levels.Count;
            if (used[code])
                levels.Add(Levels[code]);
        }
        return new FactorVariable(Array.ConvertAll(codes, code => code < 0 ? code : recoded[code]), levels);
    }
}

/// <summary>Counts of successes and failures, <c>cbind(successes, failures)</c>.</summary>
internal sealed record CountsVariable(double[] Successes, double[] Failures) : Variable
{
    public override bool HasMissing => TensorPrimitives.IsNaNAny<double>(Successes) || TensorPrimitives.IsNaNAny<double>(Failures);

    public override bool IsMissing(int row) => double.IsNaN(Successes[row]) || double.IsNaN(Failures[row]);

    public override CountsVariable On(int[] rows) => new(Gather(Successes, rows), Gather(Failures, rows));
}
