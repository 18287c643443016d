namespace Accel.Engine.Models;

/// <summary>What a fit was made of and where it ended: all that inference needs beside the figures.</summary>
/// <param name="Problem">What was fitted; its data must still be there.</param>
/// <param name="Beta">The p estimates, 0 for aliased coefficients.</param>
/// <param name="Solution">The normal equations at the estimates.</param>
internal sealed record FittedState(GlmProblem Problem, double[] Beta, NormalEquationsSolution Solution);
