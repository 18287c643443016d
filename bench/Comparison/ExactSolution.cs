using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;

namespace Accel.Bench.Comparison;

/// <summary>
/// What the coefficients are compared with: Newton steps from Accel's estimates, with sums in double-double
/// arithmetic, until no step makes them better. How far other programs with tight tolerances are from it
/// stands in the table.
/// </summary>
internal static class ExactSolution
{
    private const int Steps = 5;
    private const double AliasTolerance = 1e-11;

    public static double[] Of(FitCase fit, ModelData data, DataTable table)
    {
        using var engine = new SimdEngine();
        var start = Glm.Fit(table, "y ~ .", new GlmOptions { Family = fit.Family, Link = fit.Link, Engine = engine });
        var model = new ResponseModelDescriptor(FamilyRegistry.Find(fit.Family)!, LinkRegistry.Find(fit.Link)!);
        using var resident = engine.Load(start.Design, new Observations(data.Response!, null, null), model);
        double[] beta = [.. start.Coefficients.Select(one => one.Estimate)];
        var equations = new NormalEquations(beta.Length, Arithmetic.Compensated);
        for (var i = 0; i < Steps; i++)
        {
            resident.NormalEquations(beta, equations);
            var step = NormalEquationsSolution.Of(equations, AliasTolerance).Step;
            beta = [.. beta.Zip(step, (old, change) => old + change)];
        }
        return beta;
    }
}
