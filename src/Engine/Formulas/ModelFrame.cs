using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>
/// A formula on a table: response, design, weights and offset on the rows without missing values
/// (R's <c>model.frame</c> with <c>na.omit</c>, and its <c>model.matrix</c>).
/// </summary>
/// <remarks>Columns of the table are used as they are where no row is left out.</remarks>
public sealed class ModelFrame
{
    internal ModelFrame() { }

    /// <summary>The formula.</summary>
    public required Formula Formula { get; init; }

    /// <summary>Its terms in R's order, a response on the right side included.</summary>
    public required ModelTerms Terms { get; init; }

    /// <summary>The table's name, as R's call shows it.</summary>
    public required string TableName { get; init; }

    /// <summary>The model matrix by columns.</summary>
    public required Design Design { get; init; }

    /// <summary>The response: n values; TRUE is 1; the share of successes for <c>cbind(successes, failures)</c>.</summary>
    public required ColumnData Response { get; init; }

    /// <summary>The response as R writes it.</summary>
    public required string ResponseName { get; init; }

    /// <summary>
    /// Successes + failures of each row for a response <c>cbind(successes, failures)</c>, else null. They
    /// multiply the weights; only binomial families can use them.
    /// </summary>
    public required ColumnData? Trials { get; init; }

    /// <summary>The prior weights, none negative; null where none were given.</summary>
    public required ColumnData? Weights { get; init; }

    /// <summary>The sum of the offset terms and the offset argument; null where there is none.</summary>
    public required ColumnData? Offset { get; init; }

    /// <summary>Rows left out because a variable, weight, offset or condition is missing; those for which a condition is false are not counted, those for which it is missing are, as in R.</summary>
    public required int Omitted { get; init; }

    /// <summary>The table's rows that are used, from 0; null where all are.</summary>
    public required IReadOnlyList<int>? UsedRows { get; init; }

    /// <summary>The terms with what their variables took from the data.</summary>
    public required FittedTerms Fitted { get; init; }

    /// <summary>What the user should know, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The row of the data, from 1 and without the header, of a row of the frame, from 0.</summary>
    /// <param name="row">The row of the frame.</param>
    public int DataRow(int row) => (UsedRows is null ? row : UsedRows[row]) + 1;

    /// <summary>Evaluates a formula on a table.</summary>
    /// <param name="table">The data.</param>
    /// <param name="formula">The model.</param>
    /// <param name="options">Weights, offset, condition, choices for factors.</param>
    /// <exception cref="InputException">The formula or the options do not fit the data.</exception>
    public static ModelFrame Build(DataTable table, Formula formula, ModelFrameOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(formula);
        return new ModelFrameBuilder(table, formula, options ?? new ModelFrameOptions()).Build();
    }
}
