using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace Accel.Engine.Engines;

/// <summary>What a card has room for, and what its warps can do.</summary>
/// <param name="MemoryBytes">Bytes of its memory that may be used.</param>
/// <param name="GroupThreads">The most threads of a group.</param>
/// <param name="SharedBytes">Bytes of shared memory of a group.</param>
/// <param name="HasMatrixInstruction">True where warps multiply matrices of doubles (<see cref="Kernels.Gpu.MatrixInstruction"/>).</param>
/// <param name="CacheBytes">Bytes of its second-level cache; 0 where they are unknown.</param>
internal sealed record GpuLimits(long MemoryBytes, int GroupThreads, int SharedBytes, bool HasMatrixInstruction, int CacheBytes)
{
    // ILGPU grants no more, whatever the card has.
    private const int MostSharedBytes = 48 << 10;

    private const int MatrixCapability = 8;

    /// <summary>A device's limits; some of its memory is left to others.</summary>
    public static GpuLimits Of(Device device) => new(
        device.MemorySize / 10 * 9, device.MaxNumThreadsPerGroup, Math.Min(MostSharedBytes, device.MaxSharedMemoryPerGroup),
        device is CudaDevice { Architecture.Major: >= MatrixCapability }, (device as CudaDevice)?.L2CacheSize ?? 0);
}
