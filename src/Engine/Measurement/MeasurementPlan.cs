namespace Accel.Engine.Measurement;

/// <summary>On how much data a machine is measured, and for how long.</summary>
/// <param name="Bytes">Size of the data that hot paths pass over; no more than a small part of the memory is used.</param>
/// <param name="BoundSeconds">For how long to repeat what measures one bound.</param>
/// <param name="PathSeconds">For how long to repeat one hot path.</param>
public sealed record MeasurementPlan(long Bytes, double BoundSeconds, double PathSeconds)
{
    /// <summary>Data far larger than the caches: two minutes.</summary>
    public static MeasurementPlan Thorough { get; } = new(320L << 20, 1.5, 0.4);

    /// <summary>About 20 seconds; what some caches hold is faster than memory.</summary>
    public static MeasurementPlan Quick { get; } = new(64L << 20, 0.3, 0.03);
}
