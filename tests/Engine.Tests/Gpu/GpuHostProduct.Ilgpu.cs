using Accel.Engine.Engines;
using ILGPU.Runtime;

namespace Accel.Engine.Tests.Gpu;

/// <summary>Multiplies on the processor, in place of cuBLAS.</summary>
internal sealed class GpuHostProduct(AcceleratorStream stream, Action<GpuMatrix, GpuMatrix> multiplied, Action ended) : IGpuMatrixProduct
{
    public void Add(GpuMatrix left, GpuMatrix right, GpuMatrix sums)
    {
        multiplied(left, right);
        var (l, r, c) = (Fetch(left), Fetch(right), Fetch(sums));
        for (var i = 0; i < left.Columns; i++)
        {
            for (var j = 0; j < right.Columns; j++)
            {
                var sum = 0.0;
                for (var row = 0; row < left.Rows; row++)
                    sum += l[i * left.Stride + row] * r[j * right.Stride + row];
                c[j * sums.Stride + i] += sum;
            }
        }
        sums.Values.SubView(0, c.Length).CopyFromCPU(stream, c);
        stream.Synchronize();
    }

    public void Dispose() => ended();

    /// <summary>The elements from the first to the last.</summary>
    private double[] Fetch(GpuMatrix matrix)
    {
        var values = new double[(matrix.Columns - 1) * matrix.Stride + matrix.Rows];
        matrix.Values.SubView(0, values.Length).CopyToCPU(stream, values);
        stream.Synchronize();
        return values;
    }
}
