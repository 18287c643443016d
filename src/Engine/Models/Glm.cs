using System.Diagnostics;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
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
        return Workers.Limited((options.Engine as SimdEngine)?.Info.Threads, () => FitLimited(table, formula, options));
    }

    private static GlmFit FitLimited(DataTable table, string formula, GlmOptions options)
    {
        var watch = Stopwatch.StartNew();
        var (parsed, model) = Check(formula, options);
        var frame = ModelFrame.Build(table, parsed, options.Frame);
        var problem = new GlmProblem
        {
            Call = CallText.Of(frame, model, options),
            Formula = frame.Formula.ToString(),
            Terms = frame.Terms,
            Fitted = frame.Fitted,
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
            Warnings = frame.Warnings,
        };
        if (options.Engine is { } chosen)
            return Fit(problem, chosen, table);
        using var engine = EngineSelection.Best();
        return Fit(problem, engine, table);
    }

    /// <summary>Checks what can be checked without data, so that nobody waits for a large file to learn of a slip of the pen.</summary>
    /// <param name="formula">The model in R's notation.</param>
    /// <param name="options">Family and link.</param>
    /// <returns>The parsed formula, and family with link.</returns>
    /// <exception cref="InputException">The formula cannot be parsed, or there is no such family or link.</exception>
    public static (Formula Formula, ResponseModelDescriptor Model) Check(string formula, GlmOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var family = FamilyRegistry.Find(options.Family) ?? throw Unknown("family", options.Family, FamilyRegistry.All.Select(one => one.Name));
        var name = options.Link ?? family.CanonicalLink;
        var link = LinkRegistry.Find(name) ?? throw Unknown("link", name, LinkRegistry.All.Select(one => one.Name));
        return (Formula.Parse(formula), new ResponseModelDescriptor(family, link));
    }

    private static GlmFit Fit(GlmProblem problem, IEngine engine, DataTable table)
    {
        var fit = GlmEstimation.Fit(problem, engine);
        table.EnsureUnchanged();
        return fit;
    }

    private static InputException Unknown(string what, string name, IEnumerable<string> names)
    {
        var known = names.ToList();
        var meant = NearestName.Find(name, known) is { } nearest ? $"; did you mean '{nearest}'? There" : "; there";
        return new InputException($"There is no {what} '{name}'{meant} are {string.Join(", ", known)}.");
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
