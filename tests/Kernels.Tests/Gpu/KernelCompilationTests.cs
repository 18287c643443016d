using System.Reflection;
using Accel.Tests.Gpu;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>Every kernel compiles, for every type that it is made for, to code that a driver can load; no device is needed.</summary>
[Trait("Category", "Gpu")]
public sealed partial class KernelCompilationTests(ITestOutputHelper output)
{
    public static TheoryData<string> Kernels() => [.. KernelTypes.All.Keys];

    [GpuTheory]
    [MemberData(nameof(Kernels))]
    public void Kernel_compiles_for_every_target(string kernel) => Compile(output, KernelTypes.All[kernel]);

    static partial void Compile(ITestOutputHelper output, MethodInfo kernel);
}
