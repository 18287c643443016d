namespace Accel.Tests.Gpu;

/// <summary>A test that needs ILGPU, not a card; skipped, and listed so, in a build without it.</summary>
public sealed class GpuFactAttribute : FactAttribute
{
    internal const string? Reason =
#if ILGPU
        null;
#else
        "This build has no ILGPU (warning ACCEL001).";
#endif

    public GpuFactAttribute() => Skip = Reason;
}

/// <summary>As <see cref="GpuFactAttribute"/>, with data.</summary>
public sealed class GpuTheoryAttribute : TheoryAttribute
{
    public GpuTheoryAttribute() => Skip = GpuFactAttribute.Reason;
}
