namespace Accel.Engine.Engines;

/// <summary>Chooses an engine.</summary>
public static class EngineSelection
{
    /// <summary>The names a user can give.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auto", "cpu", "scalar", "gpu"];

    /// <summary>The best engine for a fit: the processor with all its cores.</summary>
    /// <param name="threads">Worker threads; null for one a core.</param>
    public static IEngine Best(int? threads = null) => new SimdEngine(threads);
}
