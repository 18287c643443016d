using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Device memory that lives and dies together.</summary>
internal sealed class GpuMemory(Accelerator accelerator) : IDisposable
{
    private readonly List<MemoryBuffer> _buffers = [];

    /// <summary>Room for elements; never empty, since a kernel's view must point somewhere.</summary>
    public ArrayView<T> Allocate<T>(long length) where T : unmanaged
    {
        var buffer = accelerator.Allocate1D<T>(Math.Max(1, length));
        _buffers.Add(buffer);
        return buffer.AsArrayView<T>(0, Math.Max(1, length));
    }

    /// <summary>A copy of the values on the device.</summary>
    public ArrayView<T> Upload<T>(T[] values) where T : unmanaged
    {
        var view = Allocate<T>(values.Length);
        if (values.Length > 0)
            view.SubView(0, values.Length).CopyFromCPU(values);
        return view;
    }

    public void Dispose()
    {
        foreach (var buffer in _buffers)
            buffer.Dispose();
        _buffers.Clear();
    }
}
