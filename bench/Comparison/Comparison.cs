using System.Globalization;
using Accel.Engine.Measurement;

namespace Accel.Bench.Comparison;

/// <summary>Accel and what else is installed, on the same data, in turn in one run.</summary>
internal static class Comparison
{
    /// <summary>Accel's name in the tables.</summary>
    public const string Accel = "Accel";

    private const double BoundSeconds = 1;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    private const int Interrupted = 130;

    /// <summary>A dense model matrix and the copies of it that programs make must fit in the memory.</summary>
    private const double MatrixCopies = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs, prints the tables and writes them to a file.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (ComparisonOptions.Parse(arguments) is not { } options)
            return 2;
        Console.CancelKeyPress += (_, _) => Environment.Exit(Interrupted);
        var threads = Environment.ProcessorCount;
        int[] counts = threads == 1 ? [1] : [1, threads];
        var parts = new List<string>
        {
            $"# Accel beside other software\n\nLeast and median of {options.Rounds} rounds, in turn; who takes longer than half a minute has one. `dotnet run -c Release --project bench -- {string.Join(' ', ["compare", .. arguments])}`\n",
            ComparisonTable.Machine([.. counts.Select(count => ProcessorBounds.Measure(count, BoundSeconds))]),
            Legend,
        };
        var all = new List<Contestant>();
        foreach (var one in options.Cases)
        {
            using var round = one is FitCase fit ? FitRound(fit, counts) : ReadRound((ReadCase)one, counts);
            round.Run(options.Rounds);
            all.AddRange(round.Contestants);
            parts.Add(ComparisonTable.Case(one.Title, round.Contestants, round.Exact));
            Console.WriteLine(parts[^1]);
        }
        parts.Add(ComparisonTable.Versions(all));
        Directory.CreateDirectory(Path.GetDirectoryName(options.File)!);
        File.WriteAllText(options.File, string.Join('\n', parts));
        Console.WriteLine($"Written to {options.File}");
        return 0;
    }

    private static string Legend => """
        Seconds are those of the fit alone, on data that each program already has in memory in its own form; Accel's
        begin with a table of columns and so include the building of the model. Where one fit is too short to be timed, they are those of
        one among many in a loop. The largest difference is that of a coefficient from the exact one, relative to it, at each
        program's own tolerance (scikit-learn's is set to 1e-8); exact are Newton steps from Accel's estimates with sums in double-double
        arithmetic, until they stand still. Of a file that is read, it is the largest relative difference of a column's sum.

        """;

    private static ComparisonRound FitRound(FitCase fit, int[] counts)
    {
        var data = fit.Data();
        var table = data.Table();
        var folder = CaseFolder.Of(fit, data);
        var contestants = counts.Select(count => new Contestant(Accel, count, () => AccelRun.Fit(fit, table, count)));
        var matrix = MatrixCopies * sizeof(double) * data.Rows * data.Coefficients;
        var tooLarge = matrix > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2.0
            ? string.Create(CultureInfo.InvariantCulture, $"not run: its dense model matrix takes {matrix / MatrixCopies / 1e9:F1} GB, and each copy as much")
            : null;
        return new ComparisonRound([.. contestants, .. Others(fit, counts, folder, tooLarge)], ExactSolution.Of(fit, data, table), folder);
    }

    private static ComparisonRound ReadRound(ReadCase read, int[] counts)
    {
        var data = ModelData.Generate(read.Shape);
        var folder = CaseFolder.OfText(data);
        var ours = counts.Select(count => new Contestant(Accel, count, () => AccelRun.Read(folder, count)));
        double[][] columns = [data.Response, .. data.Columns];
        return new ComparisonRound([.. ours, .. Others(read, counts, folder, tooLarge: null)], [.. columns.Select(values => values.Sum())], folder);
    }

    private static IEnumerable<Contestant> Others(ComparisonCase one, int[] counts, CaseFolder folder, string? tooLarge) =>
        from rival in Rivals.All
        where rival.Does(one)
        from count in rival.Threaded ? counts : [1]
        select new Contestant(rival.Name, count, () => rival.NeedsMatrix && tooLarge is not null
            ? RunResult.Without(tooLarge)
            : rival.Language.Run(rival, folder, count, Limit));
}
