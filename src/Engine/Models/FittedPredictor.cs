using System.Numerics.Tensors;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Models;

/// <summary>η = Xβ + offset row by row, for what is asked of a fit row by row.</summary>
/// <param name="design">The model matrix.</param>
/// <param name="offset">The offset; null for none.</param>
/// <param name="beta">p coefficients, 0 for aliased ones.</param>
internal sealed class FittedPredictor(Design design, ColumnData? offset, double[] beta)
{
    /// <summary>Fills the linear predictors of the rows from <paramref name="first"/> on. Can be called from several threads.</summary>
    public void Fill(int first, Span<double> eta)
    {
        if (offset is null)
            eta.Clear();
        else
            offset.CopyTo(first, eta);
        using var valuesBuffer = ChunkBuffer.Rent(eta.Length);
        var values = valuesBuffer.Span;
        var next = 0;
        foreach (var block in design.Blocks)
        {
            var coefficients = beta.AsSpan(next, block.CoefficientNames.Count);
            next += coefficients.Length;
            switch (block)
            {
                case InterceptBlock:
                    TensorPrimitives.Add(eta, coefficients[0], eta);
                    break;
                case DenseBlock dense:
                    TensorPrimitives.FusedMultiplyAdd(dense.Values.View(first, values), coefficients[0], eta, eta);
                    break;
                case FactorBlock factor:
                    factor.Codes.CopyTo(first, values);
                    AddFactor(values, factor.FirstLevel, coefficients, eta);
                    break;
                default:
                    throw new NotSupportedException($"The term '{block.Term}' is of a kind that predictions don't know.");
            }
        }
    }

    private static void AddFactor(ReadOnlySpan<double> codes, int firstLevel, ReadOnlySpan<double> coefficients, Span<double> eta)
    {
        for (var row = 0; row < eta.Length; row++)
        {
            var level = (int)codes[row] - firstLevel;
            if (level >= 0)
                eta[row] += coefficients[level];
        }
    }
}
