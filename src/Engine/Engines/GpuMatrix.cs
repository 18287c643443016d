using ILGPU;

namespace Accel.Engine.Engines;

/// <summary>A matrix of doubles in a card's memory, column by column.</summary>
/// <param name="Values">Its elements, from the first on.</param>
/// <param name="Stride">Distance from one column to the next.</param>
/// <param name="Rows">Number of rows, at most <paramref name="Stride"/>.</param>
/// <param name="Columns">Number of columns.</param>
internal readonly record struct GpuMatrix(ArrayView<double> Values, int Stride, int Rows, int Columns)
{
    /// <summary>The part from a row and a column on.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public GpuMatrix Part(int row, int column, int rows, int columns) =>
        new(Values.SubView((long)column * Stride + row), Stride, rows, columns);
}

/// <summary>Multiplies matrices on one stream of a card; the same ones give the same bits each time.</summary>
internal interface IGpuMatrixProduct : IDisposable
{
    /// <summary>Begins to add LᵀR to C.</summary>
    /// <param name="left">L.</param>
    /// <param name="right">R, of as many rows.</param>
    /// <param name="sums">C, with a row for each column of L and a column for each of R.</param>
    /// <exception cref="NotSupportedException">The product is refused.</exception>
    void Add(GpuMatrix left, GpuMatrix right, GpuMatrix sums);
}
