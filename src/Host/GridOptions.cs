using System.CommandLine;
using System.Globalization;
using Accel.Engine;
using Accel.Engine.Likelihood;
using Accel.Engine.Likelihood.Samples;

namespace Accel.Host;

/// <summary>The options that <c>accel grid</c> has beside those of a model.</summary>
internal sealed class GridOptions
{
    /// <summary>Values of an axis that gives no range.</summary>
    private const int UsualCount = 100;

    /// <summary>Standard errors to either side of the estimate that an axis without a range covers.</summary>
    private const double UsualReach = 4;

    /// <summary>The axes.</summary>
    public Option<string[]> Axes { get; } = new("--axis")
    {
        Description = "A parameter and its values, \"name=from:to:count\"; once for each axis. A name alone takes 100 values, 4 standard errors to either side of the estimate. "
            + "Parameters are the coefficients by R's names; (Dispersion) where the family has one; a distribution's parameters.",
        HelpName = "AXIS",
        Arity = ArgumentArity.OneOrMore,
        Required = true,
    };

    /// <summary>Parameters that are held.</summary>
    public Option<string[]> Fixed { get; } = new("--fix")
    {
        Description = "A parameter without an axis and the value to hold it at, \"name=value\". Without it, parameters are held at their estimates.",
        HelpName = "VALUE",
    };

    /// <summary>Profiles.</summary>
    public Option<bool> Profile { get; } = new("--profile")
    {
        Description = "Fit the parameters that have no axis anew at every combination: the profile likelihood.",
    };

    /// <summary>Refinement.</summary>
    public Option<double?> Refine { get; } = new("--refine")
    {
        Description = "Zoom into the best cell until the steps of all axes are at most this.",
        HelpName = "TOLERANCE",
    };

    /// <summary>Collapsing of equal rows.</summary>
    public Option<string> Collapse { get; } = new Option<string>("--collapse")
    {
        Description = "Whether equal rows become one with their number as weight: auto where that pays, off never.",
        HelpName = "WHEN",
        DefaultValueFactory = _ => "auto",
    }.AcceptOnlyFromAmong("auto", "off");

    /// <summary>A distribution in place of a model.</summary>
    public Option<string?> Distribution { get; } = new("--distribution")
    {
        Description = $"The distribution of one column, which then stands in place of FORMULA: {string.Join(", ", SampleDistributions.Names)}.",
        HelpName = "NAME",
    };

    /// <summary>The number of trials.</summary>
    public Option<int?> Size { get; } = SizeOption();

    /// <summary>The plot.</summary>
    public Option<string?> Plot { get; } = new("--plot")
    {
        Description = "Draw the surface to this SVG file: a heat map with contours for two axes, a curve for one.",
        HelpName = "FILE",
    };

    /// <summary>The surface.</summary>
    public Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Write the log-likelihoods to this file: .csv with a row for each combination, or .npy with an array of a dimension for each axis.",
        HelpName = "FILE",
    };

    /// <summary>The options, in the order of the help.</summary>
    public Option[] All => [Axes, Fixed, Profile, Refine, Collapse, Distribution, Size];

    /// <summary>Makes the option <c>--size</c>.</summary>
    public static Option<int?> SizeOption() => new("--size")
    {
        Description = "The number of trials of a binomial distribution.",
        HelpName = "N",
    };

    /// <summary>The names that the axes are of.</summary>
    public IReadOnlyList<string> AxisNames(ParseResult parsed) =>
        [.. parsed.GetRequiredValue(Axes).Select(text => text.Contains('=', StringComparison.Ordinal) ? GridAxis.Parse(text).Parameter : text)];

    /// <summary>The axes, those without a range about the estimates.</summary>
    public IReadOnlyList<GridAxis> AxesOf(ParseResult parsed, LikelihoodModel model) =>
        [.. parsed.GetRequiredValue(Axes).Select(text => text.Contains('=', StringComparison.Ordinal) && !model.Parameters.Contains(text) ? GridAxis.Parse(text) : About(text, model))];

    /// <summary>About how many passes over the rows the axes ask for.</summary>
    public double PassesOf(ParseResult parsed) => LikelihoodGrid.PassesOf(
        parsed.GetRequiredValue(Axes).Aggregate(1.0, (product, text) => product * (text.Contains('=', StringComparison.Ordinal) ? GridAxis.Parse(text).Count : UsualCount)),
        parsed.GetValue(Profile));

    /// <summary>The held values by name.</summary>
    public IReadOnlyDictionary<string, double> FixedOf(ParseResult parsed)
    {
        var values = new Dictionary<string, double>();
        foreach (var text in parsed.GetValue(Fixed) ?? [])
        {
            var equals = text.LastIndexOf('=');
            if (equals <= 0 || !double.TryParse(text.AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                throw new InputException($"--fix is '{text}'; it takes a parameter and a finite number, \"name=value\".");
            if (!values.TryAdd(text[..equals], value))
                throw new InputException($"--fix names '{text[..equals]}' twice; leave one out.");
        }
        return values;
    }

    private static GridAxis About(string name, LikelihoodModel model)
    {
        var place = model.IndexOf(name);
        var (estimate, reach) = (model.Estimates[place], UsualReach * model.StandardErrors[place]);
        return double.IsFinite(estimate) && reach > 0
            ? new GridAxis(name, estimate - reach, estimate + reach, UsualCount)
            : throw new InputException($"'{name}' has no standard error to make an axis of; give its range, \"{name}=from:to:count\".");
    }
}
