using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Inference;

/// <summary>
/// Rows of a design as their entries: each block gives a fixed number of (column, value) pairs a row, of
/// which a factor's row at a level without a column has value 0. A row costs what it holds, however many
/// columns the design has.
/// </summary>
internal sealed class DesignRows
{
    private const int PanelRows = 256;

    private readonly Design _design;

    /// <summary>Reads rows of a design.</summary>
    /// <param name="design">The design, of any kinds of blocks.</param>
    public DesignRows(Design design)
    {
        _design = design;
        EntryCount = design.Blocks.Count;
    }

    /// <summary>What is done with a row.</summary>
    /// <param name="row">Its place among the rows asked for, from 0.</param>
    /// <param name="columns">The columns of its entries.</param>
    /// <param name="values">Their values.</param>
    public delegate void RowAction(int row, ReadOnlySpan<int> columns, ReadOnlySpan<double> values);

    /// <summary>Entries of every row.</summary>
    public int EntryCount { get; }

    /// <summary>Calls an action for consecutive rows, in order. Can be called from several threads.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="action">The action.</param>
    public void ForEach(int first, int rows, RowAction action)
    {
        var columns = new int[Math.Min(rows, PanelRows) * EntryCount];
        var values = new double[columns.Length];
        for (var start = 0; start < rows; start += PanelRows)
        {
            var count = Math.Min(PanelRows, rows - start);
            Read(first + start, count, columns, values);
            for (var row = 0; row < count; row++)
                action(start + row, columns.AsSpan(row * EntryCount, EntryCount), values.AsSpan(row * EntryCount, EntryCount));
        }
    }

    private void Read(int first, int rows, int[] columns, double[] values)
    {
        using var buffer = ChunkBuffer.Rent(rows);
        var stored = buffer.Span;
        var (entry, column) = (0, 0);
        foreach (var block in _design.Blocks)
        {
            switch (block)
            {
                case InterceptBlock:
                    for (var row = 0; row < rows; row++)
                        (columns[row * EntryCount + entry], values[row * EntryCount + entry]) = (column, 1);
                    break;
                case DenseBlock dense:
                    dense.Values.CopyTo(first, stored);
                    for (var row = 0; row < rows; row++)
                        (columns[row * EntryCount + entry], values[row * EntryCount + entry]) = (column, stored[row]);
                    break;
                case FactorBlock factor:
                    factor.Codes.CopyTo(first, stored);
                    for (var row = 0; row < rows; row++)
                    {
                        var level = (int)stored[row] - factor.FirstLevel;
                        (columns[row * EntryCount + entry], values[row * EntryCount + entry]) = level < 0 ? (column, 0) : (column + level, 1);
                    }
                    break;
                default:
                    throw new NotSupportedException($"The term '{block.Term}' is of a kind that is not known row by row.");
            }
            entry++;
            column += block.CoefficientNames.Count;
        }
    }
}
