using ILGPU;
using ILGPU.Backends;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Accel.Engine.Engines;

/// <summary>The ILGPU half of <see cref="GpuFailure"/>: its exceptions.</summary>
internal static partial class GpuFailure
{
    static partial void Recognize(Exception failure, ref bool isOfIlgpu) => isOfIlgpu = failure is AcceleratorException
        or CapabilityNotSupportedException or InternalCompilerException or InvalidCodeGenerationException or NotSupportedIntrinsicException;

    static partial void RecognizeOutOfMemory(Exception failure, ref bool isOutOfMemory) => isOutOfMemory = failure switch
    {
        CudaException cuda => cuda.Error == nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY),
        CLException openCL => openCL.Error is CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE or CLError.CL_OUT_OF_RESOURCES
            or CLError.CL_OUT_OF_HOST_MEMORY or CLError.CL_INVALID_BUFFER_SIZE,
        _ => false,
    };
}
