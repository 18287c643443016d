namespace Accel.Bench.Gpu.Cases;

/// <summary>A hot path on data of a certain size: a line of the table, not yet measured.</summary>
/// <param name="Name">The hot path.</param>
/// <param name="Case">The model and the size.</param>
/// <param name="Work">What it has to do at least.</param>
internal sealed record PlannedPath(string Name, string Case, HotPathWork Work)
{
    /// <summary>What it is meant to reach; null where nothing was set.</summary>
    public Target? Target { get; init; }

    /// <summary>The same done by PyTorch, as its script is told; null where it does nothing of the kind.</summary>
    public string? TorchJob { get; init; }
}

/// <summary>A line of the table.</summary>
/// <param name="Plan">The hot path.</param>
/// <param name="Seconds">Its least seconds.</param>
internal sealed record MeasuredPath(PlannedPath Plan, double Seconds)
{
    /// <summary>The least seconds of the CPU engine on all threads, scaled to the same amount; null where it was not measured.</summary>
    public double? CpuSeconds { get; init; }

    /// <summary>The least seconds of cuBLAS for XᵀX of the same shape; null where it does nothing of the kind.</summary>
    public double? ProductSeconds { get; init; }

    /// <summary>The least seconds of PyTorch; null where it does nothing of the kind or is absent.</summary>
    public double? TorchSeconds { get; init; }
}
