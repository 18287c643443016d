using System.Diagnostics;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Engine.Formulas;
using Accel.Kernels.Families;
using Accel.Kernels.Responses;

namespace Accel.Engine.Models;

/// <summary>Fits generalized linear models, as R's <c>glm</c> does.</summary>
public static class Glm
{
    /// <summary>Fits a model to a table.</summary>
    /// <param name="table">The data.</param>
    /// <param name="formula">The model in R's notation, e.g. <c>y ~ x + group</c>.</param>
    /// <param name="options">Family, link, weights, offset, engine; gaussian with identity link by default.</param>
    /// <returns>The fitted model; a fit that did not converge is returned too, with a warning in it.</returns>
    /// <exception cref="InputException">The formula, the options or the data have no answer; the message says which and why.</exception>
    public static GlmFit Fit(DataTable table, string formula, GlmOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new GlmOptions();
        return Workers.Limited(options.Engine?.WorkerThreads, () => FitLimited(table, formula, options));
    }

    private static GlmFit FitLimited(DataTable table, string formula, GlmOptions options)
    {
        var watch = Stopwatch.StartNew();
        var (parsed, model) = Check(formula, options);
        var frame = ModelFrame.Build(table, parsed, options.Frame with { AllowsOutcomes = model.Family.IsEdge(1) });
        var problem = new GlmProblem
        {
            Call = CallText.Of(frame, model, options),
            Formula = frame.Formula.ToString(),
            Terms = frame.Terms,
            Fitted = frame.Fitted,
            Choice = new GlmOptions { Family = options.Family, Link = options.Link, Theta = options.Theta, Power = options.Power, Variance = options.Variance },
            TableRows = table.RowCount,
            ResponseName = frame.ResponseName,
            Source = table.Source,
            Design = frame.Design,
            Observations = new Observations(frame.Response, Weights(frame, model.Family, table.Storage), frame.Offset),
            Trials = frame.Weights is null ? null : frame.Trials,
            Model = model,
            DataRow = frame.DataRow,
            Storage = table.Storage,
            Omitted = frame.Omitted,
            ReadSeconds = options.ReadSeconds + watch.Elapsed.TotalSeconds,
            Scoring = options.Scoring,
            Firth = options.Firth,
            Warnings = frame.Warnings,
        };
        Func<double, string>? callOfTheta = ModelChoice.EstimatesTheta(model, options)
            ? theta => CallText.OfTheta(frame, model, options, theta)
            : null;
        if (options.Engine is { } chosen)
            return Fit(problem, chosen, table, callOfTheta);
        using var engine = EngineSelection.Best();
        return Fit(problem, engine, table, callOfTheta);
    }

    /// <summary>Checks what can be checked without data, so that nobody waits for a large file to learn of a slip of the pen.</summary>
    /// <param name="formula">The model in R's notation.</param>
    /// <param name="options">Family and link with their parameters.</param>
    /// <returns>The parsed formula, and family with link.</returns>
    /// <exception cref="InputException">The formula cannot be parsed, or there is no such family or link, or not with these parameters.</exception>
    public static (Formula Formula, ResponseModelDescriptor Model) Check(string formula, GlmOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (Formula.Parse(formula), ModelChoice.Of(options));
    }

    private static GlmFit Fit(GlmProblem problem, IEngine engine, DataTable table, Func<double, string>? callOfTheta)
    {
        var fit = callOfTheta is null ? GlmEstimation.Fit(problem, engine) : ThetaEstimation.Fit(problem, engine, callOfTheta);
        table.EnsureUnchanged();
        return fit;
    }

    private static ColumnData? Weights(ModelFrame frame, FamilyDescriptor family, DataStorage storage)
    {
        if (frame.Trials is not { } trials)
            return frame.Weights;
        if (!family.CountsTrials)
            throw new InputException($"The response '{frame.ResponseName}' counts successes and failures; that needs a family of trials such as binomial, not {family.Name}.");
        return frame.Weights is { } weights ? trials.Combine(weights, (n, weight) => n * weight, storage) : trials;
    }
}
