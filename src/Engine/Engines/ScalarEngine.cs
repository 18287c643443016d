using Accel.Engine.Data;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Engines;

/// <summary>One thread, one row after the other: the plain reference that every other engine is tested against.</summary>
public sealed class ScalarEngine : IEngine
{
    /// <inheritdoc/>
    public EngineInfo Info => new("scalar", Processor.Name, SimdEngine.Describe(LaneKind.Scalar), 1);

    /// <inheritdoc/>
    public IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model, double passes = IEngine.PassesOfFit) =>
        new CpuResidentDesign(design, observations, 1, layout => PanelPass.RowByRow(model, layout));

    /// <inheritdoc/>
    public void Sample(Sampler sampler, StreamKey stream, long first, Span<double> into) =>
        CpuDraws.Fill(sampler, LaneKind.Scalar, 1, stream, first, into);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
