using ILGPU;
using ILGPU.Backends;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Accel.Engine.Engines;

/// <summary>The ILGPU half of <see cref="GpuFailure"/>: its exceptions.</summary>
internal static partial class GpuFailure
{
    static partial void Classify(Exception failure, ref Kind kind) => kind = failure switch
    {
        CudaException { Error: nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY) } => Kind.Memory,
        CLException
        {
            Error: CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE or CLError.CL_OUT_OF_RESOURCES or CLError.CL_OUT_OF_HOST_MEMORY or CLError.CL_INVALID_BUFFER_SIZE,
        } => Kind.Memory,
        AcceleratorException => Kind.Driver,
        InternalCompilerException or InvalidCodeGenerationException or NotSupportedIntrinsicException or CapabilityNotSupportedException => Kind.Compilation,
        _ => kind,
    };
}
