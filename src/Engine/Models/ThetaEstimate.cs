namespace Accel.Engine.Models;

/// <summary>The estimated θ of a negative binomial model.</summary>
/// <param name="Value">θ, the maximum likelihood estimate.</param>
/// <param name="StdError">Its standard error, from the observed information at fixed means, as <c>MASS::theta.ml</c> has it.</param>
public sealed record ThetaEstimate(double Value, double StdError);
