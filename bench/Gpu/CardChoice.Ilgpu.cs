using Accel.Engine.Engines;

namespace Accel.Bench.Gpu;

internal static partial class CardChoice
{
    static partial void Emulate(ref IEngine engine) => engine = GpuEmulation.Create();
}
