using System.CommandLine;
using System.Globalization;
using Accel.Engine.Engines;
using Accel.Kernels.Lanes;

namespace Accel.Host;

/// <summary><c>accel engines</c>: what can compute here.</summary>
internal sealed class EnginesCommand : Command, IHasExamples
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public EnginesCommand(Terminal terminal) : base("engines", "Shows what can compute on this machine: processor, vector lanes, GPU.")
    {
        SetAction(_ =>
        {
            terminal.Write(Describe());
            return ExitCode.Success;
        });
    }

    /// <inheritdoc/>
    public string Examples => $"""
          accel engines
          {LaneSelection.Variable}=256 accel engines
              The environment variable forces a lane type: scalar, 128, 256, 512 or vector.

        """;

    private static string Describe()
    {
        using var cpu = EngineSelection.Create("cpu").Engine;
        var cards = GpuSupport.Devices(out var whyNone);
        return string.Concat(
            Line("cpu", $"{cpu.Info.Device}, {Count(cpu.Info.Threads, "core")}"),
            Line("", $"lanes in hardware: {string.Join("; ", LaneSelection.InHardware.Select(SimdEngine.Describe))}"),
            Line("", $"lanes in use: {cpu.Info.Lanes} ({WhyLanes()})"),
            Line("scalar", "one thread, one row after the other: the reference that the others are tested against"),
            Gpus(cards, whyNone),
            Line("auto", cards.Any(card => card.WhyUnusable is null)
                ? "cpu, and the GPU where the work is expected to pay for its transfer; --verbose tells"
                : "cpu"));
    }

    /// <summary>A line for each GPU, with the number that <c>--device</c> takes.</summary>
    /// <param name="cards">The GPUs.</param>
    /// <param name="whyNone">Why there is none.</param>
    internal static string Gpus(IReadOnlyList<GpuDevice> cards, string whyNone) => cards.Count == 0
        ? Line("gpu", $"none. {whyNone}")
        : string.Concat(cards.Select(card => Line("gpu", string.Create(CultureInfo.InvariantCulture, $"{card.Index}  {card}"))));

    private static string WhyLanes() =>
        Environment.GetEnvironmentVariable(LaneSelection.Variable) is { Length: > 0 } forced
            ? $"forced by {LaneSelection.Variable}={forced}"
            : $"the widest; {LaneSelection.Variable} forces others";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Line(string name, string text) => $"{name,-8}{text}\n";
}
