namespace Accel.Kernels.Distributions;

/// <summary>The smallest interval that has all of a distribution's mass.</summary>
/// <param name="Lower">Its lower end, −∞ where there is none.</param>
/// <param name="Upper">Its upper end, +∞ where there is none.</param>
public readonly record struct Support(double Lower, double Upper);
