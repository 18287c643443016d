using Accel.Engine.Data;
using Accel.Kernels.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Puts a design's columns into device memory.</summary>
internal static class GpuColumns
{
    /// <summary>Columns begin at multiples of this many rows: 128 bytes of doubles, one line of a card's cache.</summary>
    private const int RowMultiple = 16;

    /// <summary>Copies the columns.</summary>
    /// <param name="memory">Owns what is allocated.</param>
    /// <param name="map">The design's slots.</param>
    /// <param name="factorSlots">For each factor, each row's slot.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="observations">Response, weights, offset.</param>
    public static GpuRows Upload(GpuMemory memory, SlotMap map, int[][] factorSlots, int rows, Observations observations)
    {
        var stride = (int)Math.Min(int.MaxValue, ((long)rows + RowMultiple - 1) / RowMultiple * RowMultiple);
        return new GpuRows
        {
            Rows = rows,
            Stride = stride,
            DenseCount = map.Layout.DenseCount,
            FactorCount = factorSlots.Length,
            FirstValued = map.Layout.FirstValued,
            Slots = map.Layout.Count,
            Intercept = map.Layout.Intercept,
            HasWeight = observations.Weights is null ? 0 : 1,
            HasOffset = observations.Offset is null ? 0 : 1,
            Dense = UploadColumns(memory, [.. map.Dense.Select(Products)], stride),
            FactorSlots = UploadColumns(memory, factorSlots, stride),
            FactorValues = UploadColumns(memory, [.. map.Factors.Skip(map.Layout.FirstValued).Select(Products)], stride),
            Response = memory.Upload(observations.Response.ToArray()),
            Weight = memory.Upload(observations.Weights?.ToArray() ?? []),
            Offset = memory.Upload(observations.Offset?.ToArray() ?? []),
        };
    }

    private static double[] Products(DesignBlock block)
    {
        var products = new double[block.Stored.First().Count];
        block.CopyProducts(0, products);
        return products;
    }

    private static ArrayView<T> UploadColumns<T>(GpuMemory memory, T[][] columns, int stride) where T : unmanaged
    {
        var view = memory.Allocate<T>((long)stride * columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length > 0)
                view.SubView((long)i * stride, columns[i].Length).CopyFromCPU(columns[i]);
        }
        return view;
    }
}
