using Accel.Engine.Engines;

namespace Accel.Engine.Tests.Gpu;

/// <summary>The GPU engine on ILGPU's CPU accelerator for all tests of a class, so that each kernel is compiled once.</summary>
public sealed partial class SimulatedCard : IDisposable
{
    private readonly Lazy<IEngine> _engine = new(Open);

    /// <summary>The engine; opened when a test first asks for it, since tests that are skipped have a card too.</summary>
    public IEngine Engine => _engine.Value;

    public void Dispose()
    {
        if (_engine.IsValueCreated)
            _engine.Value.Dispose();
    }

    private static IEngine Open()
    {
        IEngine? engine = null;
        Open(ref engine);
        return engine!;
    }

    static partial void Open(ref IEngine? engine);
}
