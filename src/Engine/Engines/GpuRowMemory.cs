using System.Numerics.Tensors;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Gpu;
using ILGPU;

namespace Accel.Engine.Engines;

/// <summary>Room in a card's memory for some rows of a design and its observations.</summary>
internal sealed class GpuRowMemory
{
    /// <summary>Columns begin at multiples of this many rows: 128 bytes of doubles, one line of a card's cache.</summary>
    private const int RowMultiple = 16;

    private readonly SlotMap _map;
    private readonly GpuColumnLayout _layout;
    private readonly int _stride;
    private readonly ArrayView<double> _doubles;
    private readonly ArrayView<float> _singles;
    private readonly ArrayView<short> _shorts;
    private readonly ArrayView<sbyte> _bytes;
    private readonly ArrayView<int> _factorSlots;
    private readonly ArrayView<double> _factorValues;

    /// <summary>Allocates.</summary>
    /// <param name="memory">Owns what is allocated.</param>
    /// <param name="map">The design's slots.</param>
    /// <param name="layout">The columns.</param>
    /// <param name="rows">The most rows.</param>
    public GpuRowMemory(GpuMemory memory, SlotMap map, GpuColumnLayout layout, int rows)
    {
        _map = map;
        _layout = layout;
        _stride = (int)Math.Min(int.MaxValue, ((long)rows + RowMultiple - 1) / RowMultiple * RowMultiple);
        _doubles = memory.Allocate<double>(Length(ColumnKind.Real64));
        _singles = memory.Allocate<float>(Length(ColumnKind.Real32));
        _shorts = memory.Allocate<short>(Length(ColumnKind.Whole16));
        _bytes = memory.Allocate<sbyte>(Length(ColumnKind.Whole8));
        _factorSlots = memory.Allocate<int>((long)_stride * map.Factors.Count);
        _factorValues = memory.Allocate<double>((long)_stride * (map.Factors.Count - map.Layout.FirstValued));

        long Length(int kind) => (long)_stride * layout.Kinds[kind].Count;
    }

    /// <summary>Bytes of a row.</summary>
    public static long RowBytes(SlotMap map, GpuColumnLayout layout) =>
        layout.RowBytes + (long)map.Factors.Count * sizeof(int) + (long)(map.Factors.Count - map.Layout.FirstValued) * sizeof(double);

    /// <summary>Brings rows.</summary>
    /// <param name="uploader">Brings them.</param>
    /// <param name="range">Which.</param>
    /// <param name="factorSlots">For each factor, each of these rows' slot.</param>
    public GpuRows Fill(GpuUploader uploader, RowRange range, int[][] factorSlots)
    {
        Put(ColumnKind.Real64, _doubles, static (values, target) => values.CopyTo(target));
        Put(ColumnKind.Real32, _singles, TensorPrimitives.ConvertTruncating);
        Put(ColumnKind.Whole16, _shorts, TensorPrimitives.ConvertTruncating);
        Put(ColumnKind.Whole8, _bytes, TensorPrimitives.ConvertTruncating);
        for (var factor = 0; factor < factorSlots.Length; factor++)
        {
            var slots = factorSlots[factor];
            uploader.Put<int>(Column(_factorSlots, factor), (first, target) => slots.AsSpan(first, target.Length).CopyTo(target));
        }
        for (var factor = _map.Layout.FirstValued; factor < factorSlots.Length; factor++)
        {
            var block = _map.Factors[factor];
            uploader.Put<double>(
                Column(_factorValues, factor - _map.Layout.FirstValued), (first, target) => block.CopyProducts(range.First + first, target));
        }
        uploader.Finish();
        var dense = _layout.DenseCounts;
        return new GpuRows
        {
            Rows = range.Count,
            Stride = _stride,
            DoubleCount = dense[ColumnKind.Real64],
            FloatingCount = dense[ColumnKind.Real64] + dense[ColumnKind.Real32],
            WideCount = dense[ColumnKind.Real64] + dense[ColumnKind.Real32] + dense[ColumnKind.Whole16],
            DenseCount = _map.Layout.DenseCount,
            FactorCount = factorSlots.Length,
            FirstValued = _map.Layout.FirstValued,
            Intercept = _map.Layout.Intercept,
            Response = _layout.Response,
            Weight = _layout.Weight,
            Offset = _layout.Offset,
            Doubles = _doubles,
            Singles = _singles,
            Shorts = _shorts,
            Bytes = _bytes,
            FactorSlots = _factorSlots,
            FactorValues = _factorValues,
        };

        ArrayView<T> Column<T>(ArrayView<T> columns, int column)
            where T : unmanaged =>
            columns.SubView((long)column * _stride, range.Count);

        void Put<T>(int kind, ArrayView<T> columns, Narrow<T> narrow)
            where T : unmanaged
        {
            for (var column = 0; column < _layout.Kinds[kind].Count; column++)
            {
                var source = _layout.Kinds[kind][column];
                uploader.Put<T>(Column(columns, column), (first, target) =>
                {
                    using var buffer = ChunkBuffer.Rent(target.Length);
                    source.CopyRows(range.First + first, buffer.Span);
                    narrow(buffer.Span, target);
                });
            }
        }
    }

    private delegate void Narrow<T>(ReadOnlySpan<double> values, Span<T> target);
}

/// <summary>Consecutive rows.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">Their number.</param>
internal readonly record struct RowRange(int First, int Count);
