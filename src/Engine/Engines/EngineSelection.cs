using Accel.Engine.Measurement;

namespace Accel.Engine.Engines;

/// <summary>An engine, and why it is this one.</summary>
/// <param name="Engine">The engine, to be disposed of by whoever asked for it.</param>
/// <param name="Reason">Why it was chosen, one sentence for the user; null where that depends on the work, and is told once the work is known.</param>
public sealed record EngineChoice(IEngine Engine, string? Reason);

/// <summary>Chooses an engine.</summary>
public static class EngineSelection
{
    private static readonly Dictionary<string, Func<Request, EngineChoice>> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["auto"] = Automatic,
        ["cpu"] = request => new EngineChoice(WithoutDevice("cpu", request, () => Cpu(request.Threads)), "The CPU engine was asked for."),
        ["scalar"] = request => new EngineChoice(WithoutDevice("scalar", request, () => Scalar(request.Threads)), "The scalar reference was asked for."),
        ["gpu"] = request => new EngineChoice(Gpu(request), "The GPU engine was asked for."),
    };

    /// <summary>The names a user can give, in any case.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    /// <summary>The engine of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>, in any case.</param>
    /// <param name="threads">Worker threads, at least 1; null for one a core. Only the CPU engine can have more than one.</param>
    /// <param name="device">The number of the GPU in <see cref="GpuSupport.Devices"/>; null for the first usable one. Only for <c>gpu</c> and <c>auto</c>.</param>
    /// <param name="notice">Is told, while the engine works, why it computes where, and what fails; null for nobody.</param>
    /// <param name="precision">The numbers that a GPU computes with; mixed only for <c>gpu</c>.</param>
    /// <exception cref="InputException">There is no such engine or GPU, this machine cannot run it, it cannot have so many threads, or not this precision.</exception>
    public static EngineChoice Create(
        string name = "auto", int? threads = null, int? device = null, Action<EngineNotice>? notice = null, EnginePrecision precision = EnginePrecision.Double)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!ByName.TryGetValue(name, out var create))
            throw new InputException($"There is no engine '{name}'; there are {string.Join(", ", Names)}.");
        if (threads < 1)
            throw new InputException($"{threads} threads cannot compute; give 1 or more, or leave it out for one a core.");
        if (precision != EnginePrecision.Double && create != ByName["gpu"])
            throw new InputException($"Mixed precision is the GPU's alone, and the engine {name} computes in doubles wherever it is; choose the engine gpu, or precision double.");
        return create(new Request(threads, device, notice, precision));
    }

    /// <summary>The best engine for whatever work it is given, as <c>auto</c> chooses it.</summary>
    /// <param name="threads">Worker threads; null for one a core.</param>
    public static IEngine Best(int? threads = null) => Automatic(new Request(threads, null, null, EnginePrecision.Double)).Engine;

    /// <summary>The processor, with a GPU at hand where the build can have one.</summary>
    private static EngineChoice Automatic(Request request)
    {
        var (_, device, notice, _) = request;
        var processor = Cpu(request.Threads);
        if (device is not null && Find(device) is (null, var reason))
            throw new InputException($"--device {device} cannot be used. {reason}");
        if (!GpuSupport.IsCompiled)
            return new EngineChoice(processor, "The CPU engine is the automatic choice; this build has no other fast one.");
        return new EngineChoice(new AutomaticEngine(processor, () => Access(device, notice), notice), null);
    }

    private static CardAccess Access(int? device, Action<EngineNotice>? notice) => new(
        () => Find(device), card => GpuSupport.Open(card, text => notice?.Invoke(new EngineNotice(text, IsFailure: false))),
        EngineCalibration.Usual.Measure, CostFile.OfUser(), IsNamed: device is not null);

    private static (GpuDevice? Card, string Reason) Find(int? device)
    {
        var devices = GpuSupport.Devices(out var reason);
        return (GpuDevice.Choose(devices, device, ref reason), reason);
    }

    private static IEngine WithoutDevice(string name, Request request, Func<IEngine> create) => request.Device is null
        ? create()
        : throw new InputException($"--device {request.Device} is the number of a GPU, and the engine {name} has none; leave it out, or choose the engine gpu or auto.");

    private static SimdEngine Cpu(int? threads)
    {
        try
        {
            return new SimdEngine(threads);
        }
        catch (ArgumentException error)
        {
            throw new InputException($"The environment variable {error.Message}", error);
        }
    }

    private static ScalarEngine Scalar(int? threads) => threads is null or 1
        ? new ScalarEngine()
        : throw new InputException($"The scalar engine has one thread, not {threads}; leave the number out, or choose the engine cpu.");

    private static IEngine Gpu(Request request) => request.Threads is null or 1
        ? GpuSupport.Create(request.Device, text => request.Notice?.Invoke(new EngineNotice(text, IsFailure: false)), request.Precision)
        : throw new InputException($"The GPU engine has no worker threads to set to {request.Threads}; leave the number out, or choose the engine cpu.");

    private sealed record Request(int? Threads, int? Device, Action<EngineNotice>? Notice, EnginePrecision Precision);
}
