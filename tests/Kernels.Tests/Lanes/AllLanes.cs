using Accel.Kernels.Lanes;

namespace Accel.Kernels.Tests.Lanes;

/// <summary>Every lane type, as theory data: each runs on any machine, in hardware or not.</summary>
public sealed class AllLanes : TheoryData<LaneKind>
{
    public AllLanes()
    {
        foreach (var kind in Enum.GetValues<LaneKind>())
            Add(kind);
    }
}
