using System.Globalization;
using System.Xml.Linq;

namespace Accel.Host.Tests;

/// <summary>The commands that look further into a fit: anova, diagnose, partial, predict, and what fit says beside its summary.</summary>
public sealed class InferenceCommandTests : IDisposable
{
    private static readonly string Plays = CommandRun.File("Golden/plays.csv");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Golden(string name) => File.ReadAllText(CommandRun.File($"Golden/{name}.txt"));

    private static string[][] Rows(string csv) => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private string Saved(string name, params string[] args)
    {
        var path = _folder.File(name);
        Assert.Equal(ExitCode.Success, CommandRun.Here(["fit", .. args, "--save", path]).ExitCode);
        return path;
    }

    [Fact]
    public void Anova_prints_what_R_prints()
    {
        Assert.Equal(Golden("anova-poisson"), CommandRun.Here("anova", Plays, "plays ~ genre + rating + offset(log(days))", "--family", "poisson").Output);
        Assert.Equal(Golden("drop1-lm"), CommandRun.Here("anova", Plays, "plays ~ days + genre", "--drop1", "--test", "f").Output);
    }

    [Fact]
    public void Anova_compares_formulas_and_saved_models_alike()
    {
        var some = _folder.Write("some.csv", string.Join('\n', File.ReadLines(Plays).Where(line => !line.Contains("NA", StringComparison.Ordinal))) + "\n");
        Assert.Equal(Golden("compare-gamma"), CommandRun.Here("anova", some, "days ~ rating", "days ~ genre + rating", "--family", "gamma").Output);
        var small = Saved("small.json", some, "days ~ rating", "--family", "gamma");
        var large = Saved("large.json", some, "days ~ genre + rating", "--family", "gamma");
        Assert.Equal(Golden("compare-gamma"), CommandRun.Here("anova", small, large).Output);
        CommandRun.Here("anova", small, large, "--test", "rao").IsRefused("figures alone");
        CommandRun.Here("anova", small, Saved("all.json", Plays, "days ~ genre", "--family", "gamma")).IsRefused("rows");
    }

    [Fact]
    public void Bad_requests_for_tests_are_refused()
    {
        CommandRun.Here("anova", Plays, "plays ~ days", "plays ~ genre").IsRefused("models 1 and 2", "not nested");
        CommandRun.Here("anova", Plays, "plays ~ days", "--test", "wald").IsRefused("--test is 'wald'", "chisq");
        CommandRun.Here("anova", Plays, "plays ~ days", "plays ~ days + genre", "--drop1").IsRefused("--drop1");
        CommandRun.Here("anova", "no-such.json", "other.json").IsRefused("no-such.json cannot be read");
    }

    [Fact]
    public void Fit_tells_robust_errors_and_intervals()
    {
        var run = CommandRun.Here("fit", Plays, "plays ~ days", "--robust", "hc3", "--confint", "wald", "--level", "0.9");
        Assert.Contains("\nRobust standard errors: HC3\n\nCoefficients:\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("5 %", run.Output, StringComparison.Ordinal);
        Assert.Contains("95 %", run.Output, StringComparison.Ordinal);
        Assert.Contains("HC1, clusters of genre", CommandRun.Here("fit", Plays, "plays ~ days", "--cluster", "genre").Output, StringComparison.Ordinal);
        Assert.Contains("\"covariance\":\"HC0\"", CommandRun.Here("fit", Plays, "plays ~ days", "--robust", "HC0", "--json").Output, StringComparison.Ordinal);
        CommandRun.Here("fit", Plays, "plays ~ days", "--robust", "HC9").IsRefused("--robust is 'HC9'", "HC0, HC1");
        CommandRun.Here("fit", Plays, "plays ~ days", "--cluster", "gender").IsRefused("no column 'gender'", "did you mean 'genre'");
        CommandRun.Here("fit", Plays, "plays ~ days", "--confint", "wald", "--level", "95").IsRefused("between 0 and 1");
        // R: confint(lm(plays ~ 0, d))
        Assert.EndsWith("\n     2.5 % 97.5 %\n\n", CommandRun.Here("fit", Plays, "plays ~ 0", "--confint", "wald").Output, StringComparison.Ordinal);
        var twice = _folder.File("twice.json");
        CommandRun.Here("fit", Plays, "plays ~ days", "--save", twice, "-o", twice).IsRefused("Two results go to the file");
        CommandRun.Here("predict", "model.json", Plays, "--of", "prediction").IsRefused("--interval 0.95");
        CommandRun.Here("fit", Plays, "plays ~ days", "--save", "model.txt").IsRefused("must end in .json");
    }

    [Fact]
    public void Diagnose_writes_the_rows_and_draws_four_plots()
    {
        var (output, plot) = (_folder.File("rows.csv"), _folder.File("rows.svg"));
        var run = CommandRun.Here("diagnose", Plays, "plays ~ rating + genre", "--family", "poisson", "--dfbetas", "-o", output, "--plot", plot);
        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Output));
        var rows = Rows(File.ReadAllText(output));
        Assert.Equal("row", rows[0][0]);
        Assert.Contains("dfbetas.rating", rows[0]);
        // The eighth row of the data misses its rating.
        Assert.Equal(["7", "9"], [rows[7][0], rows[8][0]]);
        var leverage = Array.IndexOf(rows[0], "leverage");
        Assert.Equal(4, rows.Skip(1).Sum(row => Number(row[leverage])), 1e-10);
        var text = XDocument.Load(plot).Root!.ToString();
        Assert.All(new[] { "Residuals vs Fitted", "Q-Q Residuals", "Scale-Location", "Residuals vs Leverage" }, title => Assert.Contains(title, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Diagnose_takes_the_residuals_that_were_asked_for()
    {
        var rows = Rows(CommandRun.Here("diagnose", Plays, "plays ~ days", "--residuals", "Pearson, studentized").Output);
        Assert.Equal(["row", "response", "fitted", "predictor", "pearson", "studentized", "leverage", "cooks_distance", "dffits", "covratio"], rows[0]);
        Assert.Contains("GVIF^(1/(2*Df))", CommandRun.Here("diagnose", Plays, "plays ~ days + genre", "--vif").Output, StringComparison.Ordinal);
        CommandRun.Here("diagnose", Plays, "plays ~ days", "--residuals", "partial").IsRefused("--residuals is 'partial'", "deviance, standardized");
    }

    [Fact]
    public void Partial_shows_the_coefficient()
    {
        var (output, plot) = (_folder.File("days.csv"), _folder.File("days.svg"));
        var run = CommandRun.Here("partial", Plays, "plays ~ days + rating", "days", "-o", output, "--plot", plot);
        Assert.Contains("Cov(Y~, X~) / Var(X~)", run.Output, StringComparison.Ordinal);
        var rows = Rows(File.ReadAllText(output));
        Assert.Equal(["row", "x_residual", "y_residual"], rows[0]);
        Assert.Equal(0, rows.Skip(1).Sum(row => Number(row[1])), 1e-9);
        Assert.Contains("days | others", File.ReadAllText(plot), StringComparison.Ordinal);
        CommandRun.Here("partial", Plays, "plays ~ days + rating", "day").IsRefused("no coefficient 'day'", "did you mean 'days'");
    }

    [Fact]
    public void Predict_takes_a_saved_model_to_new_rows()
    {
        var model = Saved("model.json", Plays, "plays ~ genre + days");
        var fresh = _folder.Write("new.csv", "days,genre\n10,rock\n,jazz\n12,folk\n");
        var rows = Rows(CommandRun.Here("predict", model, fresh, "--interval", "0.9", "--of", "prediction").Output);
        Assert.Equal(["row", "fit", "se", "lower", "upper"], rows[0]);
        Assert.Equal(["2", "NA", "NA", "NA", "NA"], rows[2]);
        Assert.True(Number(rows[1][3]) < Number(rows[1][1]) && Number(rows[1][1]) < Number(rows[1][4]));
        CommandRun.Here("predict", model, _folder.Write("level.csv", "days,genre\n10,opera\n")).IsRefused("'opera'", "genre");
        CommandRun.Here("predict", model, _folder.Write("column.csv", "day,genre\n10,rock\n")).IsRefused("no column 'days'");
        CommandRun.Here("predict", model, fresh, "--type", "mean").IsRefused("--type is 'mean'", "response, link");
        CommandRun.Here("predict", Plays, fresh).IsRefused("must be a .json file");
        CommandRun.Here("predict", _folder.Write("cut.json", File.ReadAllText(model)[..300]), fresh).IsRefused("no whole model file");
        CommandRun.Here("predict", _folder.Write("old.json", "{\"accelModel\": 99}"), fresh).IsRefused("version 99");
    }
}
