using System.Globalization;
using Accel.Engine.Data.Storage;

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
        for (var i = 0; i < problem.Design.ColumnCount; i++)
        {
            var column = problem.Design.Columns[i];
            if (column.Block.Numbers.Count > 0 && solution.SumOfSquares(i) is not (> Smallest * Smallest and < double.PositiveInfinity))
                Refuse(LargestProduct(column.Block.Numbers), $"term {column.Name}", problem);
        }
    }

    /// <summary>Looks at the response.</summary>
    /// <param name="problem">What is to be fitted.</param>
    /// <param name="magnitude">The largest magnitude of the response.</param>
    /// <exception cref="InputException">The response is too large or too small.</exception>
    public static void OfResponse(GlmProblem problem, double magnitude) =>
        Refuse(magnitude, $"response {problem.ResponseName}", problem);

    private static double LargestProduct(IReadOnlyList<ColumnData> numbers) =>
        numbers.Aggregate(1.0, (product, values) => product * Math.Max(-values.Least, values.Greatest));

    private static void Refuse(double magnitude, string what, GlmProblem problem)
    {
        if (magnitude is 0 or (>= Smallest and <= Largest))
            return;
        throw new InputException(
            $"The values of the {what} in {problem.Source} go up to {magnitude.ToString("0.##e+0", CultureInfo.InvariantCulture)}, "
            + $"and their squares are too {(magnitude > 1 ? "large" : "small")} for a computer's numbers; use another unit, for which the values are nearer to 1.");
    }
}
