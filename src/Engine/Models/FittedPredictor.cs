using System.Numerics.Tensors;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Models;

/// <summary>η = Xβ + offset row by row, for what is asked of a fit row by row.</summary>
internal sealed class FittedPredictor
{
    private readonly ColumnData? _offset;
    private readonly (DesignBlock Block, double[] Cells)[] _blocks;

    /// <summary>Takes the coefficients to the cells of the design's blocks.</summary>
    /// <param name="design">The model matrix.</param>
    /// <param name="offset">The offset; null for none.</param>
    /// <param name="beta">p coefficients, 0 for aliased ones.</param>
    public FittedPredictor(Design design, ColumnData? offset, double[] beta)
    {
        _offset = offset;
        _blocks = [.. design.Blocks.Select(block => (block, new double[block.Cells]))];
        var cells = _blocks.ToDictionary(block => block.Block, block => block.Cells);
        for (var i = 0; i < beta.Length; i++)
        {
            foreach (var (cell, value) in design.Columns[i].Coding)
                cells[design.Columns[i].Block][cell] += value * beta[i];
        }
    }

    /// <summary>Fills the linear predictors of the rows from <paramref name="first"/> on. Can be called from several threads.</summary>
    public void Fill(int first, Span<double> eta)
    {
        if (_offset is null)
            eta.Clear();
        else
            _offset.CopyTo(first, eta);
        using var valuesBuffer = ChunkBuffer.Rent(eta.Length);
        var values = valuesBuffer.Span;
        foreach (var (block, coefficients) in _blocks)
        {
            if (block.IsIntercept)
            {
                TensorPrimitives.Add(eta, coefficients[0], eta);
            }
            else if (block.Factors.Count == 0)
            {
                block.CopyProducts(first, values);
                TensorPrimitives.FusedMultiplyAdd(values, coefficients[0], eta, eta);
            }
            else
            {
                block.CopyProducts(first, values);
                AddCells(block, first, values, coefficients, eta);
            }
        }
    }

    private static void AddCells(DesignBlock block, int first, ReadOnlySpan<double> values, double[] coefficients, Span<double> eta)
    {
        var cells = new int[eta.Length];
        block.CopyCells(first, cells);
        for (var row = 0; row < eta.Length; row++)
            eta[row] += coefficients[cells[row]] * values[row];
    }
}
