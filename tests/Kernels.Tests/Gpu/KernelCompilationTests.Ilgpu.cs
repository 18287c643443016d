using System.Reflection;
using Accel.Kernels.Responses;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Gpu;

public sealed partial class KernelCompilationTests
{
    private static readonly OfflineCompiler Compiler = new();

    static partial void Compile(ITestOutputHelper output, MethodInfo kernel) =>
        DeviceCode.CheckKernel(Compiler, kernel, kernel.IsGenericMethod && typeof(IResponseModel).IsAssignableFrom(kernel.GetGenericArguments()[0]), output);
}
