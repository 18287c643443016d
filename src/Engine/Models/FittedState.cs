namespace Accel.Engine.Models;

/// <summary>What a fit was made of and where it ended: all that inference needs beside the figures.</summary>
/// <param name="Problem">What was fitted; its data must still be there.</param>
/// <param name="Beta">The p estimates, 0 for aliased coefficients.</param>
/// <param name="Solution">The normal equations at the estimates.</param>
internal sealed record FittedState(GlmProblem Problem, double[] Beta, NormalEquationsSolution Solution)
{
    /// <summary>The state of a fit.</summary>
    /// <exception cref="InputException">The fit holds its figures alone, as one from a model file does.</exception>
    public static FittedState Of(GlmFit fit) => fit.State
        ?? throw new InputException($"The model {fit.Formula} holds its figures alone, without the data it was fitted to; fit it again to the data.");
}
