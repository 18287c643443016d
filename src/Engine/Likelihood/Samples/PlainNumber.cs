using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Likelihood.Samples;

/// <summary>A number without derivatives.</summary>
/// <param name="value">The number.</param>
internal readonly struct PlainNumber(double value) : IDifferentiable<PlainNumber>
{
    public double Value { get; } = value;

    public static implicit operator PlainNumber(double value) => new(value);

    public static PlainNumber operator +(PlainNumber left, PlainNumber right) => left.Value + right.Value;

    public static PlainNumber operator -(PlainNumber left, PlainNumber right) => left.Value - right.Value;

    public static PlainNumber operator *(PlainNumber left, PlainNumber right) => left.Value * right.Value;

    public static PlainNumber operator /(PlainNumber left, PlainNumber right) => left.Value / right.Value;

    public static PlainNumber operator -(PlainNumber value) => -value.Value;

    public static PlainNumber Exp(PlainNumber x) => Math.Exp(x.Value);

    public static PlainNumber Log(PlainNumber x) => Math.Log(x.Value);

    public static PlainNumber Log1p(PlainNumber x) => Logarithm.Log1p(new ScalarLane(x.Value)).Value;

    public static PlainNumber LogGamma(PlainNumber x) => Kernels.Functions.LogGamma.Of(new ScalarLane(x.Value)).Value;
}
