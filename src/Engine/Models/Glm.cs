using System.Diagnostics;
using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Formulas;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
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
        var watch = Stopwatch.StartNew();
        var model = ModelOf(options);
        var frame = ModelFrame.Build(table, Formula.Parse(formula), options.Weights, options.Offset);
        var problem = new GlmProblem
        {
            Call = CallText.Of(frame, model, options),
            Formula = frame.Formula.ToString(),
            ResponseName = frame.ResponseName,
            Source = table.Source,
            Design = frame.Design,
            Observations = new Observations(frame.Response, Weights(frame, model.Family), frame.Offset),
            Trials = frame.Weights is null ? null : frame.Trials,
            Model = model,
            DataRow = frame.DataRow,
            Omitted = frame.Omitted,
            ReadSeconds = options.ReadSeconds + watch.Elapsed.TotalSeconds,
            Scoring = options.Scoring,
            Warnings = frame.Warnings,
        };
        if (options.Engine is { } chosen)
            return GlmEstimation.Fit(problem, chosen);
        using var engine = EngineSelection.Best();
        return GlmEstimation.Fit(problem, engine);
    }

    private static ResponseModelDescriptor ModelOf(GlmOptions options)
    {
        var family = FamilyRegistry.Find(options.Family) ?? throw new InputException(
            $"There is no family '{options.Family}'; there are {string.Join(", ", FamilyRegistry.All.Select(one => one.Name))}.");
        var name = options.Link ?? family.CanonicalLink;
        var link = LinkRegistry.Find(name) ?? throw new InputException(
            $"There is no link '{name}'; there are {string.Join(", ", LinkRegistry.All.Select(one => one.Name))}.");
        return new ResponseModelDescriptor(family, link);
    }

    private static double[]? Weights(ModelFrame frame, FamilyDescriptor family)
    {
        if (frame.Trials is not { } trials)
            return frame.Weights;
        if (family.Name != Binomial.Name)
            throw new InputException($"The response '{frame.ResponseName}' counts successes and failures; that needs family binomial, not {family.Name}.");
        return frame.Weights is { } weights ? [.. trials.Zip(weights, (n, weight) => n * weight)] : trials;
    }
}
