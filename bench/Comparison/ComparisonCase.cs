using Accel.Engine.Data;

namespace Accel.Bench.Comparison;

/// <summary>Something that several programs do with the same data.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Title">What it is.</param>
internal abstract record ComparisonCase(string Name, string Title)
{
    /// <summary>The same on a tenth of the rows.</summary>
    public abstract ComparisonCase Quick();
}

/// <summary>A model to fit.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Title">What it is.</param>
/// <param name="Shape">The data to generate; of the family of the model.</param>
/// <param name="Link">R's name of the link.</param>
/// <param name="Repeats">How often one run fits, for models so small that a single fit cannot be timed.</param>
internal sealed record FitCase(string Name, string Title, ModelShape Shape, string Link, int Repeats = 1) : ComparisonCase(Name, Title)
{
    /// <summary>Data to fit in place of generated ones.</summary>
    public Func<ModelData>? Source { get; init; }

    public string Family => Shape.Family;

    public bool IsLinear => Family == "gaussian";

    /// <summary>Generates or reads the data.</summary>
    public ModelData Data() => Source is null ? ModelData.Generate(Shape) : Source();

    public override ComparisonCase Quick() => Repeats > 1 ? this : this with { Shape = Shape with { Rows = Shape.Rows / 10 } };
}

/// <summary>A file of numbers to read.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Title">What it is.</param>
/// <param name="Shape">The numbers.</param>
internal sealed record ReadCase(string Name, string Title, ModelShape Shape) : ComparisonCase(Name, Title)
{
    public override ComparisonCase Quick() => this with { Shape = Shape with { Rows = Shape.Rows / 10 } };
}

/// <summary>All cases.</summary>
internal static class ComparisonCases
{
    public static IReadOnlyList<ComparisonCase> All { get; } =
    [
        new FitCase("logistic", "Logistic regression, 1,000,000 rows, 20 columns", new("binomial", 1_000_000, 20, []), "logit"),
        new FitCase("logistic-wide", "Logistic regression, 200,000 rows, 100 columns", new("binomial", 200_000, 100, []), "logit"),
        new FitCase("poisson", "Poisson regression, 1,000,000 rows, 20 columns", new("poisson", 1_000_000, 20, []), "log"),
        new FitCase("linear", "Linear regression, 1,000,000 rows, 50 columns", new("gaussian", 1_000_000, 50, []), "identity"),
        new FitCase("gamma", "Gamma regression with the log link, 500,000 rows, 10 columns", new("Gamma", 500_000, 10, []), "log"),
        new FitCase("factors", "Logistic regression, 1,000,000 rows, 5 columns and factors of 10, 50 and 500 levels", new("binomial", 1_000_000, 5, [10, 50, 500]), "logit"),
        new FitCase("correlated", "Logistic regression, 1,000,000 rows, 20 columns with correlations of 0.995", new("binomial", 1_000_000, 20, [], 0.995), "logit"),
        new FitCase("songs", "Logistic regression of samples/songs.csv: skipped by rating, 10,000 rows", new("binomial", 10_000, 1, []), "logit", 20) { Source = Songs },
        new FitCase("tiny", "Logistic regression, 100 rows, 5 columns: the time of one fit among many", new("binomial", 100, 5, []), "logit", 500),
        new ReadCase("csv", "Reading a CSV file of 1,000,000 rows and 21 numeric columns", new("binomial", 1_000_000, 20, [])),
    ];

    private static ModelData Songs()
    {
        var table = CsvReader.Read(Path.Combine(AppContext.BaseDirectory, "songs.csv"));
        return new ModelData(Values(table, "skipped"), [Values(table, "rating")], [], []);
    }

    private static double[] Values(DataTable table, string name) => ((NumericColumn)table[name]).Values.ToArray();
}
