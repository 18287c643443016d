using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Accel.Engine.Engines;
using Accel.Engine.Formulas;
using Accel.Engine.Models;
using Accel.Kernels.Families;
using Accel.Kernels.Links;

namespace Accel.Host;

/// <summary>The arguments and options of <c>accel fit</c>.</summary>
internal sealed class FitOptions
{
    /// <summary>The data file.</summary>
    public Argument<string> Data { get; } = new("DATA")
    {
        Description = "The data: delimited text with a header line (.csv, .tsv, either also as .gz), a file of 'accel convert' (.accel), "
            + "NumPy arrays (.npy, .npz), an SQLite database, or - for delimited text from standard input. "
            + "Empty fields and NA are missing; rows that miss a value the model needs are left out.",
    };

    /// <summary>The model.</summary>
    public Argument<string> Formula { get; } = new("FORMULA")
    {
        Description = "The model in R's notation, in quotes: \"y ~ x * group\". A dot stands for all other columns, "
            + "- 1 takes the intercept away; log(x), I(x^2), poly(x, 2), ns(x, 3), factor(k), cut(x, 4) transform.",
    };

    /// <summary>The family.</summary>
    public Option<string> Family { get; } = new("--family")
    {
        Description = $"How the response is distributed: {Names(FamilyRegistry.All.Select(family => family.Name))}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "gaussian",
    };

    /// <summary>The link.</summary>
    public Option<string?> Link { get; } = new("--link")
    {
        Description = $"How the mean depends on the linear predictor: {Names(LinkRegistry.All.Select(link => link.Name))}. "
            + $"power(L) is mu^L. Without it, the family's default link ({Names(FamilyRegistry.All.Select(family => $"{family.DefaultLink} for {family.Name}"))}).",
        HelpName = "NAME",
    };

    /// <summary>The negative binomial's θ.</summary>
    public Option<double?> Theta { get; } = new("--theta")
    {
        Description = "The shape of family negative.binomial, above 0: the variance is mu + mu^2/theta. Without it, theta is estimated.",
        HelpName = "NUMBER",
        CustomParser = ParseNumber,
    };

    /// <summary>The power of the Tweedie variance.</summary>
    public Option<double?> Power { get; } = new("--power")
    {
        Description = "The power p of family tweedie, whose variance is mu^p: 0 or less, or 1 or more; between 1 and 2 the response may be 0.",
        HelpName = "NUMBER",
        CustomParser = ParseNumber,
    };

    /// <summary>The variance function of <c>quasi</c>.</summary>
    public Option<string?> Variance { get; } = new("--variance")
    {
        Description = $"The variance function of family quasi: {FamilyRegistry.Find("quasi")!.Parameter!.Range}. Without it, constant.",
        HelpName = "NAME",
    };

    /// <summary>Firth's fit.</summary>
    public Option<bool> Firth { get; } = new("--firth")
    {
        Description = "Firth's bias-reduced estimates in place of the maximum likelihood ones: finite also where the data are separated. "
            + "For binomial, poisson and negative.binomial with --theta.",
    };

    /// <summary>Starting values.</summary>
    public Option<double[]?> Start { get; } = new("--start")
    {
        Description = "Coefficients to start from, in the order of the summary: \"1,0.5\". Without it, the family's own start.",
        HelpName = "NUMBERS",
        CustomParser = ParseNumbers,
    };

    /// <summary>Prior weights.</summary>
    public Option<string?> Weights { get; } = new("--weights")
    {
        Description = "Prior weights, 0 or more: a column or an expression of columns. Without it, every row weighs 1.",
        HelpName = "COLUMN",
    };

    /// <summary>Offset.</summary>
    public Option<string?> Offset { get; } = new("--offset")
    {
        Description = "A known part of the linear predictor: a column or an expression of columns such as log(years). Without it, none.",
        HelpName = "COLUMN",
    };

    /// <summary>The condition on rows.</summary>
    public Option<string?> Where { get; } = new("--where")
    {
        Description = "Fit the rows that meet a condition: \"age > 30 & genre == 'rock'\", with == != < <= > >= %in% c(...) is.na() & | !. Without it, all rows.",
        HelpName = "CONDITION",
    };

    /// <summary>Factors' baselines.</summary>
    public Option<string[]> Reference { get; } = ColumnChoices.Option(
        "--reference", "COLUMN=LEVEL", "The level of a text column that the others are compared with; may be given for several columns. Without it, the first level by code point.");

    /// <summary>Factors' contrasts.</summary>
    public Option<string[]> Contrasts { get; } = ColumnChoices.Option(
        "--contrasts", "COLUMN=NAME", $"The contrasts of a text column: {Names(ContrastNames.All)}; may be given for several columns. Without it, treatment, and poly for ordered factors.");

    /// <summary>The engine.</summary>
    public Option<string> Engine { get; } = new("--engine")
    {
        Description = $"Where to compute: {Names(EngineSelection.Names)}. 'accel engines' shows what there is.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "auto",
    };

    /// <summary>Worker threads.</summary>
    public Option<int?> Threads { get; } = new("--threads")
    {
        Description = "Worker threads, 1 or more; the answer is the same for any number. Without it, one for each core.",
        HelpName = "N",
        CustomParser = result => ParseCount(result, least: 1, "a whole number from 1 up"),
    };

    /// <summary>The GPU.</summary>
    public Option<int?> Device { get; } = new("--device")
    {
        Description = "The GPU to compute on, by its number in 'accel engines'; with --engine gpu or auto. Without it, the first one that can be used.",
        HelpName = "N",
        CustomParser = result => ParseCount(result, least: 0, "a GPU's number in 'accel engines', 0 for the first"),
    };

    /// <summary>The GPU's numbers.</summary>
    public Option<string> Precision { get; } = new("--precision")
    {
        Description = $"The numbers that a GPU computes with: {NamedChoice.Names<EnginePrecision>()}. Mixed, for cards whose doubles are slow: columns and products in single precision, "
            + "sums in double; with --engine gpu only. Without it, double.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "double",
    };

    /// <summary>The query of a database.</summary>
    public Option<string?> Query { get; } = DataOptions.Query();

    /// <summary>The most memory for the data.</summary>
    public Option<long?> Memory { get; } = MemorySize.Option();

    /// <summary>JSON in place of the summary.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON object with every figure to 17 digits in place of the summary.",
    };

    /// <summary>More about the run.</summary>
    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Tell on standard error which engine computes and why, what was read, and how long it took.",
    };

    /// <summary>The output file.</summary>
    public Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Write the result to this file, whole or not at all. Without it, to standard output.",
        HelpName = "FILE",
    };

    /// <summary>Gives a command all of them, in the order of the help.</summary>
    /// <param name="command">The command.</param>
    /// <param name="own">Options of the command's own, which stand before those of the engine.</param>
    public void AddTo(Command command, params Option[] own)
    {
        command.Add(Data);
        command.Add(Formula);
        AddModelTo(command, own);
        foreach (var option in new Option[] { Json, Verbose, Output })
            command.Add(option);
    }

    /// <summary>Gives a command the options that say how a model is fitted.</summary>
    /// <param name="command">The command.</param>
    /// <param name="own">Options of the command's own, which stand before those of the engine.</param>
    public void AddModelTo(Command command, params Option[] own)
    {
        foreach (var option in (Option[])[Family, Link, Theta, Power, Variance, Weights, Offset, Where, Reference, Contrasts, Start, Firth, .. own, Query, Engine, Device, Precision, Threads, Memory])
            command.Add(option);
    }

    /// <summary>What the command line says of the model.</summary>
    public GlmOptions ModelOf(ParseResult parsed) => new()
    {
        Family = parsed.GetRequiredValue(Family),
        Link = parsed.GetValue(Link),
        Theta = parsed.GetValue(Theta),
        Power = parsed.GetValue(Power),
        Firth = parsed.GetValue(Firth),
        Variance = parsed.GetValue(Variance),
        // An array that was not given is empty.
        Scoring = new ScoringOptions { Start = parsed.GetValue(Start) is { Length: > 0 } start ? start : null },
        Weights = parsed.GetValue(Weights),
        Offset = parsed.GetValue(Offset),
        Where = parsed.GetValue(Where),
        References = ColumnChoices.Of(parsed, Reference),
        Contrasts = ColumnChoices.Of(parsed, Contrasts),
    };

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static double? ParseNumber(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryNumber(text, out var number))
            return number;
        result.AddError($"{Name(result)} is '{text}'; it takes a number.");
        return null;
    }

    private static double[]? ParseNumbers(ArgumentResult result)
    {
        var numbers = new List<double>();
        foreach (var text in result.Tokens[0].Value.Split(','))
        {
            if (!TryNumber(text, out var number))
            {
                result.AddError($"{Name(result)} holds '{text}'; it takes numbers with commas between them: 1,0.5");
                return null;
            }
            numbers.Add(number);
        }
        return [.. numbers];
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static string Name(ArgumentResult result) => ((OptionResult)result.Parent!).Option.Name;

    private static int? ParseCount(ArgumentResult result, int least, string what)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= least)
            return count;
        result.AddError($"{Name(result)} is '{text}'; it takes {what}.");
        return null;
    }
}
