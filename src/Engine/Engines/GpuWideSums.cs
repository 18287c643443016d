using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>XᵀWX and Xᵀv of designs too wide for a fused pass, formed from the rows' weights and scores in memory.</summary>
internal abstract class GpuWideSums
{
    /// <summary>Begins to form the sums.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="rows">The data.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores.</param>
    /// <param name="withGram">False where only Xᵀv is wanted.</param>
    public abstract void Launch(AcceleratorStream stream, GpuRows rows, ArrayView<double> weight, ArrayView<double> score, bool withGram);

    /// <summary>Waits for the sums and adds them to those of a pass.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="slots">The slot of each numeric column.</param>
    /// <param name="width">Number of slots.</param>
    /// <param name="sums">Where they are added.</param>
    public abstract void Collect(AcceleratorStream stream, int[] slots, int width, NormalEquationSums sums);
}
