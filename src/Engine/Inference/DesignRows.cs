using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Inference;

/// <summary>
/// Rows of a design as their entries: a row holds, of each block, the columns that are not 0 in its cell, filled up
/// with values of 0 where other cells hold more. A row costs what it holds, however many columns the design has.
/// </summary>
internal sealed class DesignRows
{
    private const int PanelRows = 256;

    private readonly BlockEntries[] _blocks;

    /// <summary>Reads rows of a design.</summary>
    /// <param name="design">The design.</param>
    public DesignRows(Design design)
    {
        _blocks = [.. design.Blocks.Select(block => new BlockEntries(design, block))];
        EntryCount = _blocks.Sum(block => block.PerCell);
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
        var products = buffer.Span;
        Span<int> cells = stackalloc int[rows];
        var entry = 0;
        foreach (var block in _blocks)
        {
            block.Block.CopyProducts(first, products);
            block.Block.CopyCells(first, cells);
            for (var row = 0; row < rows; row++)
            {
                var from = cells[row] * block.PerCell;
                var to = row * EntryCount + entry;
                for (var i = 0; i < block.PerCell; i++)
                    (columns[to + i], values[to + i]) = (block.Columns[from + i], products[row] * block.Values[from + i]);
            }
            entry += block.PerCell;
        }
    }

    /// <summary>For each cell of a block the columns that are not 0 in it.</summary>
    private sealed class BlockEntries
    {
        public BlockEntries(Design design, DesignBlock block)
        {
            Block = block;
            var entries = design.Columns.Index()
                .Where(column => ReferenceEquals(column.Item.Block, block))
                .SelectMany(column => column.Item.Coding.Select(coded => (coded.Cell, Column: column.Index, coded.Value)))
                .ToLookup(entry => entry.Cell);
            PerCell = entries.Max(cell => cell.Count());
            Columns = new int[block.Cells * PerCell];
            Values = new double[Columns.Length];
            foreach (var cell in entries)
            {
                foreach (var (place, entry) in cell.Index())
                    (Columns[cell.Key * PerCell + place], Values[cell.Key * PerCell + place]) = (entry.Column, entry.Value);
            }
        }

        public DesignBlock Block { get; }

        public int PerCell { get; }

        public int[] Columns { get; }

        public double[] Values { get; }
    }
}
