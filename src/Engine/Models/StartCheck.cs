using System.Globalization;

namespace Accel.Engine.Models;

/// <summary>Refuses starting values that are not those of the model's coefficients.</summary>
internal static class StartCheck
{
    /// <summary>Checks number and values.</summary>
    /// <exception cref="InputException">There are more or fewer than coefficients, or one is not finite.</exception>
    public static void Of(GlmProblem problem)
    {
        if (problem.Scoring.Start is not { } start)
            return;
        var names = problem.Design.CoefficientNames;
        if (start.Count != names.Count)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"There are {start.Count} starting values for the {names.Count} coefficients of '{problem.Formula}'; give one for each of {string.Join(", ", names)}, in this order."));
        }
        for (var i = 0; i < start.Count; i++)
        {
            if (!double.IsFinite(start[i]))
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"The starting value of {names[i]} is {start[i]}; it must be a finite number."));
        }
    }
}
