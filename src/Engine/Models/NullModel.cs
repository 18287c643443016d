using Accel.Engine.Data;
using Accel.Engine.Engines;

namespace Accel.Engine.Models;

/// <summary>The model that explains nothing: the intercept with the offset, or the offset alone.</summary>
internal static class NullModel
{
    /// <summary>Its deviance, as R's <c>glm.fit</c> takes it.</summary>
    /// <param name="problem">The problem whose model is compared with it.</param>
    /// <param name="observations">Its observations, or the different ones of them with their weights.</param>
    /// <param name="mean">The weighted mean of the response.</param>
    /// <param name="engine">Where to compute.</param>
    /// <param name="passes">Passes made over the rows.</param>
    public static double Deviance(GlmProblem problem, Observations observations, double mean, IEngine engine, out int passes)
    {
        var intercept = problem.Design.HasIntercept;
        var design = new Design(observations.Response.Count, intercept ? [DesignColumn.Intercept()] : []);
        using var data = engine.Load(design, observations, problem.Model, intercept && observations.Offset is not null ? IEngine.PassesOfFit : 1);
        if (intercept && observations.Offset is not null)
        {
            var scoring = new FisherScoring(data, problem.Model, problem.Scoring with { Start = null });
            var result = scoring.Run([problem.Model.Link.Predictor(mean)]);
            passes = scoring.Passes;
            return result.Deviance;
        }
        var equations = new NormalEquations(data.ColumnCount, Kernels.Passes.Arithmetic.Plain);
        data.NormalEquations(intercept ? [problem.Model.Link.Predictor(mean)] : [], equations);
        passes = 1;
        return equations.Deviance;
    }
}
