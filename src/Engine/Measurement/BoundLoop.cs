namespace Accel.Engine.Measurement;

/// <summary>A loop that does one thing as fast as the processor can.</summary>
internal abstract class BoundLoop : IDisposable
{
    /// <summary>How much a run does: bytes, operations or evaluations.</summary>
    public abstract double Amount { get; }

    /// <summary>Does it once.</summary>
    public abstract void Run();

    /// <inheritdoc/>
    public abstract void Dispose();
}
