namespace Accel.Engine.Engines;

/// <summary>What an engine is and runs on.</summary>
/// <param name="Name">The name by which the user chooses it: <c>cpu</c>, <c>scalar</c>, <c>gpu</c>.</param>
/// <param name="Device">The processor or card.</param>
/// <param name="Lanes">Its vectors, e.g. <c>AVX-512, 8 doubles</c>.</param>
/// <param name="Threads">Number of worker threads; 1 for a GPU, whose threads are its own business.</param>
public sealed record EngineInfo(string Name, string Device, string Lanes, int Threads)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Lanes}, {Threads} {(Threads == 1 ? "thread" : "threads")})";
}
