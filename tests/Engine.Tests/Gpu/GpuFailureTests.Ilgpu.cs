using Accel.Engine.Engines;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Runtime.OpenCL;

namespace Accel.Engine.Tests.Gpu;

public sealed partial class GpuFailureTests
{
    static partial void RecognizeExceptions()
    {
        foreach (var failure in new Exception[] { new CLException(CLError.CL_DEVICE_NOT_AVAILABLE), new InternalCompilerException(), new CapabilityNotSupportedException("none"), new InvalidCodeGenerationException() })
        {
            Assert.True(GpuFailure.Is(failure), failure.GetType().Name);
            Assert.StartsWith("The computation failed on Card. ", GpuFailure.During("Card", failure).What, StringComparison.Ordinal);
        }
        Assert.StartsWith("Its program cannot be compiled: ", GpuFailure.Describe(new InvalidCodeGenerationException()), StringComparison.Ordinal);
        var full = GpuFailure.During("Card", new CLException(CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE));
        Assert.Equal("Card has too little memory left for the computation.", full.What);
    }
}
