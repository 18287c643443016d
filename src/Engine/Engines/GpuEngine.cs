using System.Numerics;
using Accel.Engine.Data;
using Accel.Kernels.Gpu;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Accel.Engine.Engines;

/// <summary>
/// A graphics card, through ILGPU. Kernels are compiled when they are first used and kept for
/// every design loaded later. Made by <see cref="GpuSupport"/>.
/// </summary>
public sealed class GpuEngine : IEngine
{
    private readonly Context _context;
    private readonly Accelerator _accelerator;
    private readonly CompiledSumKernels _sumKernels;
    private readonly Dictionary<ResponseModelDescriptor, CompiledRowKernels> _rowKernels = [];
    private readonly int _groupSize;
    private readonly GpuDraws _draws;

    /// <summary>Opens a device; takes over the context.</summary>
    internal GpuEngine(Context context, Device device)
    {
        _context = context;
        DeviceIntrinsics.Register(context);
        _accelerator = device.CreateAccelerator(context);
        _sumKernels = new CompiledSumKernels(_accelerator);
        var most = Math.Min(GroupSum.MostThreads, _accelerator.MaxNumThreadsPerGroup);
        _groupSize = 1 << BitOperations.Log2((uint)most);
        _draws = new GpuDraws(_accelerator, _groupSize);
        Info = new EngineInfo("gpu", _accelerator.Name, Describe(device), 1);
    }

    /// <inheritdoc/>
    public EngineInfo Info { get; }

    /// <inheritdoc/>
    /// <exception cref="InputException">The device cannot hold the data.</exception>
    public IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (!_rowKernels.TryGetValue(model, out var rowKernels))
            _rowKernels.Add(model, rowKernels = CompiledRowKernels.Of(_accelerator, model));
        try
        {
            return new GpuResidentDesign(_accelerator, _groupSize, _sumKernels, rowKernels, design, observations, model);
        }
        catch (AcceleratorException failure)
        {
            throw new InputException(
                $"{_accelerator.Name} cannot hold the data: {design.RowCount} rows and {design.ColumnCount} coefficients, "
                + $"with {_accelerator.MemorySize >> 20} MiB of memory in all. Choose another engine, e.g. --engine cpu.", failure);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InputException">The device refuses.</exception>
    public void Sample(Sampler sampler, StreamKey stream, long first, Span<double> into) =>
        Sample(sampler, stream, first, into, GpuDraws.BatchLength);

    /// <summary>As above, with the number of draws that are made and fetched at a time.</summary>
    internal void Sample(Sampler sampler, StreamKey stream, long first, Span<double> into, int batchLength)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        try
        {
            _draws.Fill(sampler, stream, first, into, batchLength);
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_accelerator.Name, failure);
        }
    }

    /// <summary>Memory and kernels for draws that stay on the device, as a benchmark wants them.</summary>
    /// <param name="sampler">What to draw.</param>
    /// <param name="stream">Seed and stream.</param>
    /// <param name="capacity">The most draws at a time, at most 2^30.</param>
    internal GpuDrawBatch PrepareSample(Sampler sampler, StreamKey stream, int capacity) => _draws.Prepare(sampler, stream, capacity);

    /// <inheritdoc/>
    public void Dispose()
    {
        _accelerator.Dispose();
        _context.Dispose();
    }

    private static string Describe(Device device) => device switch
    {
        CudaDevice cuda => $"CUDA {cuda.Architecture}",
        CLDevice openCL => $"OpenCL {openCL.DeviceVersion}",
        _ => device.AcceleratorType.ToString(),
    };
}
