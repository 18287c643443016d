using Accel.Engine.Engines;

namespace Accel.Engine.Tests.Gpu;

public sealed partial class SimulatedCard
{
    static partial void Open(ref IEngine? engine) => engine = GpuComparison.OnProcessor();
}
