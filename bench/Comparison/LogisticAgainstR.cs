using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using Accel.Engine.Engines;
using Accel.Engine.Models;

namespace Accel.Bench.Comparison;

/// <summary>
/// A logistic fit of 1,000,000 rows and 20 columns in memory, beside R's <c>glm.fit</c> on the same
/// numbers and beside one pass of memory over the same bytes, in turn in one run.
/// </summary>
internal static class LogisticAgainstR
{
    private const int Rows = 1_000_000;
    private const int Columns = 20;
    private const int Rounds = 3;

    /// <summary>Runs and prints the table; writes it to a file too where one is named.</summary>
    public static int Run(string? file)
    {
        var data = new LogisticData(Rows, Columns);
        using var one = new SimdEngine(1);
        using var all = new SimdEngine();
        var threads = all.Info.Threads;
        var times = new Dictionary<string, List<double>>();
        GlmFit? fit = null;
        double[]? coefficients = null;
        for (var round = 0; round < Rounds; round++)
        {
            Add("memory, 1 thread", Seconds(() => ReadAll(data, 1)));
            Add($"memory, {threads} threads", Seconds(() => ReadAll(data, threads)));
            Add("accel fit, 1 thread", Fit(one).Timing.FitSeconds);
            fit = Fit(all);
            Add($"accel fit, {threads} threads", fit.Timing.FitSeconds);
            Add($"accel fit with its model frame, {threads} threads", fit.Timing.FitSeconds + fit.Timing.ReadSeconds);
            if (RunR(data) is { } r)
            {
                Add("R glm.fit", r.Seconds);
                coefficients = r.Coefficients;
            }
        }
        var text = Table(times, fit!, coefficients, all.Info);
        Console.Write(text);
        if (file is not null)
            File.WriteAllText(file, text);
        return 0;

        void Add(string what, double seconds)
        {
            if (!times.TryGetValue(what, out var list))
                times.Add(what, list = []);
            list.Add(seconds);
        }

        GlmFit Fit(SimdEngine engine) => Glm.Fit(data.Table(), "y ~ .", new GlmOptions { Family = "binomial", Engine = engine });
    }

    private static string Table(Dictionary<string, List<double>> times, GlmFit fit, double[]? coefficients, EngineInfo engine)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Logistic regression, {Rows} rows, {Columns} columns and an intercept, in memory; least of {Rounds} rounds.");
        text.AppendLine(CultureInfo.InvariantCulture, $"{engine.Device}, {engine}, {RuntimeInformation.OSDescription}, .NET {Environment.Version}");
        text.AppendLine();
        text.AppendLine("| what | seconds | median | memory passes | times as fast as R |");
        text.AppendLine("|---|---|---|---|---|");
        var memory = times[$"memory, {engine.Threads} threads"].Min();
        var r = times.TryGetValue("R glm.fit", out var list) ? list.Min() : double.NaN;
        foreach (var (what, seconds) in times)
        {
            var median = seconds.Order().ElementAt(seconds.Count / 2);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {seconds.Min():F4} | {median:F4} | {seconds.Min() / memory:F1} | {r / seconds.Min():F1} |");
        }
        text.AppendLine();
        var gigabytes = 8e-9 * Rows * (Columns + 1);
        text.AppendLine(CultureInfo.InvariantCulture, $"One memory pass reads {gigabytes:F3} GB at {gigabytes / memory:F1} GB/s; the fit made {fit.Timing.Passes} passes for {fit.Iterations} iterations by R's rule.");
        if (coefficients is null)
            text.AppendLine("R was not found; its row is missing.");
        else
            text.AppendLine(CultureInfo.InvariantCulture, $"Largest difference of a coefficient from R's: {coefficients.Zip(fit.Coefficients, (a, b) => Math.Abs(a - b.Estimate)).Max():E1}");
        return text.ToString();
    }

    private static double Seconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    private static void ReadAll(LogisticData data, int threads)
    {
        double[][] columns = [data.Response, .. data.Columns];
        var sum = 0.0;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, worker =>
        {
            var part = 0.0;
            foreach (var column in columns)
            {
                var first = (int)((long)column.Length * worker / threads);
                var last = (int)((long)column.Length * (worker + 1) / threads);
                part += TensorPrimitives.Sum<double>(column.AsSpan(first, last - first));
            }
            lock (columns)
                sum += part;
        });
        GC.KeepAlive(sum);
    }

    private static (double Seconds, double[] Coefficients)? RunR(LogisticData data)
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var stream = File.Create(file))
            {
                stream.Write(MemoryMarshal.AsBytes(data.Response.AsSpan()));
                foreach (var column in data.Columns)
                    stream.Write(MemoryMarshal.AsBytes(column.AsSpan()));
            }
            var start = new ProcessStartInfo("Rscript") { RedirectStandardOutput = true };
            foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Comparison", "glm_fit.R"), file, Rows.ToString(CultureInfo.InvariantCulture), Columns.ToString(CultureInfo.InvariantCulture), "1" })
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var lines = process.StandardOutput.ReadToEnd().Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).ToArray();
            process.WaitForExit();
            return process.ExitCode != 0 ? null : (
                lines.Where(words => words[0] == "seconds").Min(words => Number(words[1])),
                [.. lines.First(words => words[0] == "coefficients").Skip(1).Select(Number)]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
