using System.Reflection;
using Accel.Kernels.Gpu;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>ILGPU's back ends without a device. Each compilation has a context of its own: an internal compiler error spoils one.</summary>
internal static class OfflineCompiler
{
    public static string ToPtx(MethodInfo kernel)
    {
        using var context = CreateContext();
        using var backend = new PTXBackend(context, CudaArchitecture.SM_80, CudaInstructionSet.ISA_70, null!);
        return ((PTXCompiledKernel)Compile(backend, kernel)).PTXAssembly;
    }

    public static string ToOpenCL(MethodInfo kernel)
    {
        using var context = CreateContext();
        var capabilities = new CLCapabilityContext(
            float16: false, float64: true, genericAddressSpace: true, int64_Atomics: true, subGroups: false);
        using var backend = new CLBackend(context, capabilities, CLDeviceVendor.Other, CLCVersion.CL20);
        return ((CLCompiledKernel)Compile(backend, kernel)).Source;
    }

    private static Context CreateContext()
    {
        var context = Context.Create(builder => builder.CPU());
        DeviceIntrinsics.Register(context);
        return context;
    }

    private static CompiledKernel Compile(Backend backend, MethodInfo kernel) =>
        backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), default);
}
