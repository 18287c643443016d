using System.Runtime.InteropServices;
using Accel.Engine.Data.Storage;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Brings data to a card through page-locked memory: while one buffer is copied, the other is filled.</summary>
internal sealed class GpuUploader : IDisposable
{
    private const int BufferBytes = 8 << 20;

    private readonly Lane[] _lanes;
    private int _next;

    public GpuUploader(Accelerator accelerator) => _lanes = [new(accelerator), new(accelerator)];

    /// <summary>Something that fills rows with values.</summary>
    public delegate void Fill<T>(int first, Span<T> target);

    /// <summary>Begins to fill device memory; it is there after <see cref="Finish"/>.</summary>
    /// <param name="target">The device memory.</param>
    /// <param name="fill">Fills a part of it. Called from several threads.</param>
    public void Put<T>(ArrayView<T> target, Fill<T> fill)
        where T : unmanaged
    {
        var rows = BufferBytes / Marshal.SizeOf<T>();
        for (long first = 0; first < target.Length; first += rows)
        {
            var count = (int)Math.Min(rows, target.Length - first);
            var lane = _lanes[_next];
            _next = 1 - _next;
            lane.Stream.Synchronize();
            FillRows(lane.Buffer.GetArray(), (int)first, count, fill);
            target.SubView(first, count).CopyFrom(lane.Stream, lane.Buffer.ArrayView.Cast<T>().SubView(0, count));
        }
    }

    /// <summary>Waits until everything is there.</summary>
    public void Finish()
    {
        foreach (var lane in _lanes)
            lane.Stream.Synchronize();
    }

    public void Dispose()
    {
        foreach (var lane in _lanes)
            lane.Dispose();
    }

    private static void FillRows<T>(byte[] buffer, int first, int count, Fill<T> fill)
        where T : unmanaged =>
        ColumnData.Chunkwise(count, (start, rows) => fill(first + start, MemoryMarshal.Cast<byte, T>(buffer.AsSpan()).Slice(start, rows)));

    private sealed class Lane(Accelerator accelerator) : IDisposable
    {
        public AcceleratorStream Stream { get; } = accelerator.CreateStream();

        public PageLockedArray1D<byte> Buffer { get; } = accelerator.AllocatePageLocked1D<byte>(BufferBytes);

        public void Dispose()
        {
            Stream.Synchronize();
            Buffer.Dispose();
            Stream.Dispose();
        }
    }
}
