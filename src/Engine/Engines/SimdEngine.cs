using System.Runtime.InteropServices;
using Accel.Engine.Data;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Engines;

/// <summary>The processor with all its cores and the widest vectors it has.</summary>
/// <param name="threads">Worker threads; null for one a core.</param>
/// <param name="lane">The lane type; null for <see cref="LaneSelection.Chosen"/>.</param>
public sealed class SimdEngine(int? threads = null, LaneKind? lane = null) : IEngine
{
    private readonly int _threads = threads ?? Environment.ProcessorCount;
    private readonly LaneKind _lane = lane ?? LaneSelection.Chosen;

    /// <inheritdoc/>
    public EngineInfo Info => new("cpu", Processor.Name, Describe(_lane), _threads);

    /// <inheritdoc/>
    public int? WorkerThreads => _threads;

    /// <inheritdoc/>
    public IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model, double passes = IEngine.PassesOfFit)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var (isBinary, isWeighted) = (BinaryResponse.Is(observations), BinaryResponse.IsWeighted(observations));
        return new CpuResidentDesign(
            design, observations, _threads,
            layout => PanelPass.OnLanes(_lane, model, layout, isBinary && !isWeighted),
            ProductPass.OnLanes(_lane, model, isBinary, isWeighted));
    }

    /// <inheritdoc/>
    public void Sample(Sampler sampler, StreamKey stream, long first, Span<double> into) =>
        CpuDraws.Fill(sampler, _lane, _threads, stream, first, into);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>What the user calls a lane type on this machine.</summary>
    public static string Describe(LaneKind lane)
    {
        if (!LaneSelection.InHardware.Contains(lane))
            return $"{lane} in software";
        var arm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64;
        return lane switch
        {
            LaneKind.Lane512 => "AVX-512, 8 doubles",
            LaneKind.Lane256 => "AVX2, 4 doubles",
            LaneKind.Lane128 => arm ? "NEON, 2 doubles" : "SSE, 2 doubles",
            LaneKind.Vector => $"Vector<T>, {VectorLane.Count} doubles",
            _ => "scalar, 1 double",
        };
    }
}
