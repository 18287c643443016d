namespace Accel.Engine.Engines;

/// <summary>Draws that end in the processor's memory, made batch by batch on a card: wherever they are made, that copy bounds them.</summary>
/// <param name="Count">Their number.</param>
internal sealed record DrawWork(double Count) : Work
{
    /// <summary>One core's seconds for a draw, by rule of thumb.</summary>
    private const double DrawSeconds = 4e-9;

    /// <inheritdoc/>
    public override double CoreSeconds => Count * DrawSeconds;

    /// <inheritdoc/>
    public override double SecondsHere(EngineCosts costs) => costs.Seconds(this, isStarted: true);

    /// <inheritdoc/>
    public override double SecondsThere(EngineCosts costs, double memory, bool isStarted) => costs.Seconds(this, isStarted);
}
