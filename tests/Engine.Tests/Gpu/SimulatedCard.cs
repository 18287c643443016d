using Accel.Engine.Engines;

namespace Accel.Engine.Tests.Gpu;

/// <summary>The GPU engine on ILGPU's CPU accelerator for all tests that can share one, one after the other, so that each kernel is compiled once.</summary>
[CollectionDefinition(Collection)]
public sealed partial class SimulatedCard : ICollectionFixture<SimulatedCard>, IDisposable
{
    /// <summary>The name of those tests' collection.</summary>
    public const string Collection = "Simulated card";

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
