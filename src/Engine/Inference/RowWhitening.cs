using System.Numerics.Tensors;

namespace Accel.Engine.Inference;

/// <summary>
/// Rows x of a design turned by a root of the covariance: with C = R Rᵀ, the squared length of Rᵀx is xᵀ C x.
/// Its rounding error grows with the design's condition number, not with its square as that of the
/// double sum does.
/// </summary>
/// <param name="root">R, p × p, upper triangular; rows and columns of aliased coefficients are 0.</param>
/// <param name="columns">p.</param>
internal sealed class RowWhitening(double[] root, int columns)
{
    /// <summary>Number of columns p.</summary>
    public int Columns => columns;

    /// <summary>Fills z = Rᵀx.</summary>
    /// <param name="at">The columns of x that may not be 0.</param>
    /// <param name="values">Their values.</param>
    /// <param name="z">Takes p numbers.</param>
    public void Whiten(ReadOnlySpan<int> at, ReadOnlySpan<double> values, Span<double> z)
    {
        z.Clear();
        for (var entry = 0; entry < at.Length; entry++)
        {
            var column = at[entry];
            if (values[entry] != 0)
                TensorPrimitives.FusedMultiplyAdd(root.AsSpan(column * columns + column, columns - column), values[entry], z[column..], z[column..]);
        }
    }

    /// <summary>Fills R z, which for z = Rᵀx is C x.</summary>
    /// <param name="z">p numbers.</param>
    /// <param name="product">Takes p numbers.</param>
    public void Unwhiten(ReadOnlySpan<double> z, Span<double> product)
    {
        for (var i = 0; i < columns; i++)
            product[i] = TensorPrimitives.Dot(root.AsSpan(i * columns + i, columns - i), z[i..]);
    }
}
