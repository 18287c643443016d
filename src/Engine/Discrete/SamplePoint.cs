namespace Accel.Engine.Discrete;

/// <summary>One outcome of an experiment.</summary>
/// <param name="Outcome">What happens, e.g. <c>HHT</c> or <c>3 5</c>.</param>
/// <param name="Probability">How likely it is.</param>
/// <param name="Value">The value of a random variable.</param>
public sealed record SamplePoint(string Outcome, Rational Probability, Rational Value);
