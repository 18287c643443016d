using Accel.Kernels.Passes;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Room for the sums of products that the chunks of a pass leave, and for their totals.</summary>
/// <param name="memory">Owns what is allocated.</param>
/// <param name="kernels">The kernels.</param>
/// <param name="sums">Which sums a chunk leaves.</param>
/// <param name="chunks">Number of chunks.</param>
internal sealed class GpuTileParts(GpuMemory memory, GpuKernels kernels, GpuTileSums sums, int chunks)
{
    private readonly GpuTotals _totals = new(memory, kernels.Sums, kernels.GroupSize, [0, chunks], sums.Count);

    /// <summary>The parts: of sum k and chunk c at k · chunks + c.</summary>
    public ArrayView<double> Values { get; } = memory.Allocate<double>((long)sums.Count * chunks);

    /// <summary>Begins to add them up.</summary>
    public void Add(AcceleratorStream stream) => _totals.Add(stream, Values, sums.Count);

    /// <summary>Waits for the totals and adds them to the sums of a pass.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="slots">The slot of each numeric column.</param>
    /// <param name="width">Number of slots.</param>
    /// <param name="into">Where they are added.</param>
    public void Collect(AcceleratorStream stream, int[] slots, int width, NormalEquationSums into) =>
        sums.Add(_totals.Fetch(stream), slots, width, into);
}
