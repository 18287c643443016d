using System.CommandLine;
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
        var automatic = EngineSelection.Create();
        using var cpu = automatic.Engine;
        using var scalar = new ScalarEngine();
        return string.Concat(
            Line("cpu", $"{cpu.Info.Device}, {Count(cpu.Info.Threads, "core")}"),
            Line("", $"lanes in hardware: {string.Join("; ", LaneSelection.InHardware.Select(SimdEngine.Describe))}"),
            Line("", $"lanes in use: {cpu.Info.Lanes} ({WhyLanes()})"),
            Line("scalar", "one thread, one row after the other: the reference that the others are tested against"),
            Line("gpu", Gpu()),
            Line("auto", automatic.Reason));
    }

    private static string WhyLanes() =>
        Environment.GetEnvironmentVariable(LaneSelection.Variable) is { Length: > 0 } forced
            ? $"forced by {LaneSelection.Variable}={forced}"
            : $"the widest; {LaneSelection.Variable} forces others";

    private static string Gpu()
    {
        if (!GpuSupport.TryCreate(out var gpu, out var reason))
            return $"none. {reason}";
        using (gpu)
            return $"{gpu.Info.Device} ({gpu.Info.Lanes})";
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Line(string name, string text) => $"{name,-8}{text}\n";
}
