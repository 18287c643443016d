namespace Accel.Engine.Likelihood;

/// <summary>How far the evaluation of a grid is.</summary>
/// <param name="Done">Combinations that are evaluated.</param>
/// <param name="Total">All combinations.</param>
public readonly record struct GridProgress(long Done, long Total);
