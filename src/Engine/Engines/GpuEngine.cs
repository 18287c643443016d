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
public sealed partial class GpuEngine : IEngine
{
    private const int MostModels = 64;

    private readonly Context _context;
    private readonly Accelerator _accelerator;
    private readonly CompiledSumKernels _sumKernels;
    private readonly Dictionary<ResponseModelDescriptor, CompiledRowKernels> _rowKernels = [];
    private readonly int _groupSize;
    private readonly EnginePrecision _precision;
    private readonly GpuDraws _draws;
    private readonly Lazy<Func<AcceleratorStream, IGpuMatrixProduct>?> _products;

    /// <summary>Opens a device; takes over the context.</summary>
    /// <param name="context">The context that knows the device.</param>
    /// <param name="device">The device.</param>
    /// <param name="notice">Told what the user should know, in sentences; null for nobody.</param>
    /// <param name="limits">The device's limits; null to ask it.</param>
    /// <param name="precision">The numbers of passes.</param>
    /// <param name="products">Opens products of matrices on a stream; null for cuBLAS where there is one.</param>
    internal GpuEngine(
        Context context, Device device, Action<string>? notice = null, GpuLimits? limits = null, EnginePrecision precision = EnginePrecision.Double,
        Func<AcceleratorStream, IGpuMatrixProduct>? products = null)
    {
        _precision = precision;
        Limits = limits ?? GpuLimits.Of(device);
        _context = context;
        Notice = notice;
        DeviceIntrinsics.Register(context);
        _accelerator = device.CreateAccelerator(context);
        if (Limits.HasMatrixInstruction && !GpuMatrixProbe.Succeeds(_accelerator))
        {
            notice?.Invoke($"{_accelerator.Name} does not multiply matrices as it should; the engine goes without that.");
            Limits = Limits with { HasMatrixInstruction = false };
        }
        _sumKernels = new CompiledSumKernels(_accelerator);
        var most = Math.Min(GroupSum.MostThreads, _accelerator.MaxNumThreadsPerGroup);
        _groupSize = 1 << BitOperations.Log2((uint)most);
        _draws = new GpuDraws(_accelerator, _groupSize);
        _products = new(() => products ?? GpuProduct.Opener(_accelerator, notice));
        Info = new EngineInfo("gpu", _accelerator.Name, Describe(device), 1);
    }

    /// <inheritdoc/>
    public EngineInfo Info { get; }

    /// <summary>The device's limits.</summary>
    internal GpuLimits Limits { get; }

    /// <summary>Is told what is left to the processor; null for nobody.</summary>
    internal Action<string>? Notice { get; }

    /// <inheritdoc/>
    /// <exception cref="DeviceFailureException">The device cannot hold the data, or fails.</exception>
    public IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model, double passes = IEngine.PassesOfFit)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(observations);
        try
        {
            if (!_rowKernels.TryGetValue(model, out var rowKernels))
            {
                // Each estimate of a family's parameter on its way is a model of its own; their code is the same, and ILGPU keeps that.
                if (_rowKernels.Count == MostModels)
                    _rowKernels.Clear();
                _rowKernels.Add(model, rowKernels = CompiledRowKernels.Of(_accelerator, model));
            }
            return new GpuResidentDesign(
                new GpuKernels(_accelerator, model, rowKernels, _sumKernels, _groupSize, Limits, _precision, _products), Notice, design, observations);
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_accelerator.Name, failure);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="DeviceFailureException">The device fails.</exception>
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
        GpuFailure.EndQuietly(_accelerator.Dispose);
        GpuFailure.EndQuietly(_context.Dispose);
    }

    private static string Describe(Device device) => device switch
    {
        CudaDevice cuda => $"CUDA {cuda.Architecture}",
        CLDevice openCL => $"OpenCL {openCL.DeviceVersion}",
        _ => device.AcceleratorType.ToString(),
    };
}
