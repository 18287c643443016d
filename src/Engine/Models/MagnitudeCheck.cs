using System.Globalization;
using Accel.Engine.Data;

namespace Accel.Engine.Models;

/// <summary>
/// Refuses numbers whose squares leave the range of double: their sums would be infinite or zero, and
/// the column would seem to be aliased.
/// </summary>
internal static class MagnitudeCheck
{
    /// <summary>The largest magnitude whose squares can be summed.</summary>
    private const double Largest = 1e150;

    /// <summary>The smallest one whose squares keep all their digits.</summary>
    private const double Smallest = 1e-150;

    /// <summary>Looks at the columns whose sums of squares are suspicious.</summary>
    /// <param name="problem">What was fitted.</param>
    /// <param name="solution">The normal equations solved.</param>
    /// <exception cref="InputException">A column is too large or too small.</exception>
    public static void OfDesign(GlmProblem problem, NormalEquationsSolution solution)
    {
        var column = 0;
        foreach (var block in problem.Design.Blocks)
        {
            if (block is DenseBlock dense && solution.SumOfSquares(column) is not (> Smallest * Smallest and < double.PositiveInfinity))
                Refuse(Math.Max(-dense.Values.Least, dense.Values.Greatest), $"term {dense.Name}", problem);
            column += block.CoefficientNames.Count;
        }
    }

    /// <summary>Looks at the response.</summary>
    /// <param name="problem">What is to be fitted.</param>
    /// <param name="magnitude">The largest magnitude of the response.</param>
    /// <exception cref="InputException">The response is too large or too small.</exception>
    public static void OfResponse(GlmProblem problem, double magnitude) =>
        Refuse(magnitude, $"response {problem.ResponseName}", problem);

    private static void Refuse(double magnitude, string what, GlmProblem problem)
    {
        if (magnitude is 0 or (>= Smallest and <= Largest))
            return;
        throw new InputException(
            $"The values of the {what} in {problem.Source} go up to {magnitude.ToString("0.##e+0", CultureInfo.InvariantCulture)}, "
            + $"and their squares are too {(magnitude > 1 ? "large" : "small")} for a computer's numbers; use another unit, for which the values are nearer to 1.");
    }
}
