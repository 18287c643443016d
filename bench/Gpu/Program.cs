using System.Diagnostics;
using System.Globalization;
using Accel.Bench.Gpu.Report;
using Accel.Engine;
using Accel.Engine.Engines;
using Accel.Engine.Measurement;

namespace Accel.Bench.Gpu;

/// <summary>Checks and measures a GPU.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int Disagreement = 1;
    private const int BadInput = 2;

    private static int Main(string[] arguments)
    {
        try
        {
            return Run(arguments, Console.Out, Console.Error);
        }
        catch (InputException error)
        {
            Console.Error.WriteLine($"Error: {error.Message}");
            return BadInput;
        }
    }

    /// <summary>Runs the program.</summary>
    /// <exception cref="InputException">An argument is wrong, there is no card, or it fails.</exception>
    internal static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Any(argument => argument is "--help" or "-h"))
        {
            output.Write(BenchOptions.Usage);
            return Success;
        }
        var options = BenchOptions.Parse(arguments);
        if (options.Predict is { } card)
        {
            output.Write(PredictionText.Write(card.Bounds, BenchPlan.For(card.MemoryBytes, options.Quick).Cases()));
            return Success;
        }
        if (!GpuSupport.IsCompiled)
        {
            output.WriteLine("This build has no ILGPU, so there is nothing to run; --predict works.");
            return Success;
        }
        if (!CardChoice.TryOpen(options, out var engine, out var reason))
            throw new InputException($"{reason} Try --emulate or --predict, which need no card.");
        using (engine)
            return Run(engine, options, output, error);
    }

    private static int Run(IEngine engine, BenchOptions options, TextWriter output, TextWriter error)
    {
        // The processor holds the numbers twice or thrice.
        var memory = Math.Min(((IMeasuredCard)engine).MemoryBytes, 2 * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var plan = options.Emulate ? BenchPlan.Emulated : BenchPlan.For(memory, options.Quick);
        var watch = Stopwatch.StartNew();
        var report = new BenchRun(engine, plan, output.Write, Progress).Run(options.Emulate);
        if (options.Json is { } file)
            JsonReport.Save(report, file);
        return report.Agrees ? Success : Disagreement;

        void Progress(string what) => error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,6:F0} s  {what}"));
    }
}
