using Accel.Kernels.Distributions;
using Accel.Tests.Gpu;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>
/// Densities, tails and quantiles of every distribution as code for a card: it compiles, and where it is run instruction by instruction, at rows
/// of the reference tables, it gives the bits of the scalar lane and the tables' values.
/// </summary>
[Trait("Category", "Gpu")]
public sealed partial class DistributionKernelTests(ITestOutputHelper output)
{
    public static TheoryData<string> Distributions() => [.. DistributionRegistry.All.Select(distribution => distribution.Name)];

    [GpuTheory]
    [MemberData(nameof(Distributions))]
    public void Device_code_gives_the_tables_values(string distribution) => CheckRows(output, distribution);

    static partial void CheckRows(ITestOutputHelper output, string distribution);
}
