using Accel.Engine.Data;

namespace Accel.Engine.Formulas;

/// <summary>
/// The terms of a fitted model with what their variables took from its data: all that the columns of its design need
/// on new data. Plain data, fit to be written to a file.
/// </summary>
public sealed record FittedTerms
{
    /// <summary>The formula as text.</summary>
    public required string Formula { get; init; }

    /// <summary>The columns that a dot in the formula stands for; null where it has none.</summary>
    public required IReadOnlyList<string>? DotColumns { get; init; }

    /// <summary>The expression of the offset given beside the formula; null for none.</summary>
    public required string? Offset { get; init; }

    /// <summary>For each predictor, by its label, its state; those of no memory are left out.</summary>
    public required IReadOnlyDictionary<string, VariableState> States { get; init; }

    /// <summary>The model's columns on new data.</summary>
    /// <param name="table">The new data; the response and weights need not be there.</param>
    /// <exception cref="InputException">A column is missing, has another type, or holds a level that the model does not know.</exception>
    public PredictorFrame On(DataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new PredictorFrameBuilder(table, this).Build();
    }
}

/// <summary>The design of a fitted model on new data: the rows without missing values.</summary>
/// <param name="Design">The columns, in the order of the fit.</param>
/// <param name="Offset">The offsets' sum; null for none.</param>
/// <param name="UsedRows">The table's rows that the design's are, from 0; null where they are all.</param>
public sealed record PredictorFrame(Design Design, Data.Storage.ColumnData? Offset, IReadOnlyList<int>? UsedRows);
