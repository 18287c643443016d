namespace Accel.Engine.Engines;

/// <summary>An engine, and why it is this one.</summary>
/// <param name="Engine">The engine, to be disposed of by whoever asked for it.</param>
/// <param name="Reason">Why it was chosen, one sentence for the user.</param>
public sealed record EngineChoice(IEngine Engine, string Reason);

/// <summary>Chooses an engine.</summary>
public static class EngineSelection
{
    private static readonly Dictionary<string, Func<int?, EngineChoice>> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["auto"] = Automatic,
        ["cpu"] = threads => new EngineChoice(Cpu(threads), "The CPU engine was asked for."),
        ["scalar"] = threads => new EngineChoice(Scalar(threads), "The scalar reference was asked for."),
        ["gpu"] = threads => new EngineChoice(Gpu(threads), "The GPU engine was asked for."),
    };

    /// <summary>The names a user can give, in any case.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    /// <summary>The engine of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>, in any case.</param>
    /// <param name="threads">Worker threads, at least 1; null for one a core. Only the CPU engine can have more than one.</param>
    /// <exception cref="InputException">There is no such engine, this machine cannot run it, or it cannot have so many threads.</exception>
    public static EngineChoice Create(string name = "auto", int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!ByName.TryGetValue(name, out var create))
            throw new InputException($"There is no engine '{name}'; there are {string.Join(", ", Names)}.");
        if (threads < 1)
            throw new InputException($"{threads} threads cannot compute; give 1 or more, or leave it out for one a core.");
        return create(threads);
    }

    /// <summary>The best engine for a fit, as <c>auto</c> chooses it.</summary>
    /// <param name="threads">Worker threads; null for one a core.</param>
    public static IEngine Best(int? threads = null) => Automatic(threads).Engine;

    /// <summary>
    /// The processor. A GPU is worth its transfer for large work only, and from which size on has not
    /// been measured, so it computes when it is named and not otherwise.
    /// </summary>
    private static EngineChoice Automatic(int? threads) => new(
        Cpu(threads),
        GpuSupport.IsCompiled
            ? "The CPU engine is the automatic choice; a GPU computes only when it is asked for."
            : "The CPU engine is the automatic choice; this build has no other fast one.");

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

    private static IEngine Gpu(int? threads) => threads is null or 1
        ? GpuSupport.Create()
        : throw new InputException($"The GPU engine has no worker threads to set to {threads}; leave the number out, or choose the engine cpu.");
}
