using Accel.Kernels.Lanes;

namespace Accel.Kernels.Distributions;

/// <summary>The one value, or the two of equal probability, that a distribution's limiting parameters put all the mass on.</summary>
/// <param name="Lower">The lesser value; NaN where the mass is spread.</param>
/// <param name="Upper">The greater value.</param>
public readonly record struct PointMass(double Lower, double Upper)
{
    /// <summary>True where there is such a value.</summary>
    public bool Exists => ScalarLane.AnyTrue(ScalarLane.LessOrEqual(new(Lower), new(Upper))); // ILGPU takes NaN ≤ NaN, if constant, for true.

    /// <summary>All of the mass on one value; none for NaN.</summary>
    public static implicit operator PointMass(double value) => new(value, value);
}
