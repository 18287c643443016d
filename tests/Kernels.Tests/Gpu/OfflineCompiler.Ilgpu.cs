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

/// <summary>
/// ILGPU's back ends without a device, on one context: what kernels have in common is read once. An internal
/// compiler error spoils a context, so that the next kernel gets a new one.
/// </summary>
internal sealed class OfflineCompiler
{
    private Lazy<Context> _context = new(CreateContext);

    /// <summary>NVIDIA's architectures that code is made for.</summary>
    public static IReadOnlyList<string> Architectures { get; } = ["sm_70", "sm_80", "sm_90"];

    /// <summary>The code for an NVIDIA card of an architecture.</summary>
    public string ToPtx(MethodInfo kernel, string architecture)
    {
        var (target, instructions) = architecture switch
        {
            "sm_70" => (CudaArchitecture.SM_70, CudaInstructionSet.ISA_70),
            "sm_80" => (CudaArchitecture.SM_80, CudaInstructionSet.ISA_70),
            _ => (CudaArchitecture.SM_90, CudaInstructionSet.ISA_78),
        };
        return ((PTXCompiledKernel)Compile(context => new PTXBackend(context, target, instructions, null!), kernel)).PTXAssembly;
    }

    /// <summary>The code for a card with a driver for OpenCL 2.</summary>
    public string ToOpenCL(MethodInfo kernel)
    {
        var capabilities = new CLCapabilityContext(
            float16: false, float64: true, genericAddressSpace: true, int64_Atomics: true, subGroups: false);
        return ((CLCompiledKernel)Compile(context => new CLBackend(context, capabilities, CLDeviceVendor.Other, CLCVersion.CL20), kernel)).Source;
    }

    private CompiledKernel Compile(Func<Context, Backend> open, MethodInfo kernel)
    {
        try
        {
            using var backend = open(_context.Value);
            return backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), default);
        }
        catch
        {
            _context = new Lazy<Context>(CreateContext);
            throw;
        }
    }

    private static Context CreateContext()
    {
        var context = Context.Create(builder => builder.CPU());
        DeviceIntrinsics.Register(context);
        return context;
    }
}
