using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Product grids of some rows on a card: the sums of one block of points.</summary>
internal sealed class GpuProducts : IDisposable
{
    private const int MostHeight = 16;

    /// <summary>A product of this many powers of e is in range.</summary>
    private const double GreatestLogarithm = 700;

    private readonly GpuKernels _kernels;
    private readonly CompiledProductKernels _products;
    private readonly GpuMemory _memory;
    private readonly ArrayView<double> _betas;
    private readonly ArrayView<double> _linear;
    private readonly ArrayView<double> _totals;
    private readonly ArrayView<int> _exponents;
    private readonly ArrayView<double> _terms;
    private readonly GpuTotals _linearTotals;
    private readonly GpuChunks _chunks;
    private readonly ProductPlan _plan;
    private readonly int _groupSize;

    /// <summary>Makes room for a block of points.</summary>
    /// <param name="kernels">The card.</param>
    /// <param name="products">The kernels of the terms.</param>
    /// <param name="layout">The design's slots.</param>
    /// <param name="rows">The most rows.</param>
    /// <param name="leftCount">Number of left β.</param>
    /// <param name="rightCount">Number of right β.</param>
    /// <param name="greatestPredictor">No predictor is larger.</param>
    public GpuProducts(
        GpuKernels kernels, CompiledProductKernels products, SlotLayout layout, int rows, int leftCount, int rightCount, double greatestPredictor)
    {
        _kernels = kernels;
        _products = products;
        var blocks = leftCount / ProductKernels.LeftMultiple * (rightCount / ProductKernels.RightMultiple);
        var most = Math.Min(CompiledProductKernels.MostThreads, kernels.Limits.GroupThreads);
        var groups = (blocks + most - 1) / most;
        var blocksAtOnce = (blocks + groups - 1) / groups;
        _groupSize = Math.Min(most, (Math.Max(blocksAtOnce, leftCount + rightCount) + MatrixInstruction.Threads - 1) / MatrixInstruction.Threads * MatrixInstruction.Threads);
        var points = blocks * ProductKernels.BlockLength;
        _chunks = GpuKernels.CutForSums(rows, points);
        _plan = Plan(leftCount, rightCount, blocksAtOnce, greatestPredictor);
        _memory = new GpuMemory(kernels.Accelerator);
        _betas = _memory.Allocate<double>((long)(leftCount + rightCount) * layout.Count);
        _linear = _memory.Allocate<double>((long)LinearCount * _chunks.Count);
        _totals = _memory.Allocate<double>((long)points * _chunks.Count);
        _exponents = _memory.Allocate<int>((long)points * _chunks.Count);
        _terms = _memory.Allocate<double>(points);
        _linearTotals = new GpuTotals(_memory, kernels.Sums, kernels.GroupSize, [0, _chunks.Count], LinearCount);
    }

    private int LinearCount => _plan.LeftCount + _plan.RightCount + 1;

    private int Blocks => _plan.LeftCount / ProductKernels.LeftMultiple * (_plan.RightCount / ProductKernels.RightMultiple);

    /// <summary>Begins to sum.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="rows">The data.</param>
    /// <param name="betas">The left β, then the right ones, in the order of the device: slot s of number k at s · m + k.</param>
    public void Launch(AcceleratorStream stream, GpuRows rows, double[] betas)
    {
        _betas.CopyFromCPU(stream, betas);
        var config = new KernelConfig(
            new Index3D(_chunks.Count, (Blocks + _plan.BlocksAtOnce - 1) / _plan.BlocksAtOnce, 1), new Index3D(_groupSize, 1, 1),
            SharedMemoryConfig.RequestDynamic<double>(ProductKernels.SharedLength(_plan, _groupSize)));
        _products.Totals(stream, config, rows, _plan, _betas, _linear, _totals, _exponents);
        _products.Terms(stream, ((int)_terms.Length, GpuTotals.GroupSize(_kernels.GroupSize, _chunks.Count)), _totals, _exponents, _chunks.Count, _terms);
        _linearTotals.Add(stream, _linear, LinearCount);
    }

    /// <summary>Waits for the sums and adds them: those of the terms, the first left β first; then the linear ones and the constant.</summary>
    public void Collect(AcceleratorStream stream, double[] sums)
    {
        var terms = new double[_terms.Length];
        _terms.CopyToCPU(stream, terms);
        var linear = _linearTotals.Fetch(stream);
        var (leftBlocks, rightBlocks) = (_plan.LeftCount / ProductKernels.LeftMultiple, _plan.RightCount / ProductKernels.RightMultiple);
        for (var at = 0; at < terms.Length; at++)
        {
            var (block, place) = (at / ProductKernels.BlockLength, at % ProductKernels.BlockLength);
            var left = block / rightBlocks + place / ProductKernels.RightMultiple * leftBlocks;
            var right = block % rightBlocks + place % ProductKernels.RightMultiple * rightBlocks;
            sums[left * _plan.RightCount + right] += terms[at];
        }
        for (var k = 0; k < linear.Length; k++)
            sums[terms.Length + k] += linear[k];
    }

    public void Dispose() => _memory.Dispose();

    private ProductPlan Plan(int leftCount, int rightCount, int blocksAtOnce, double greatestPredictor)
    {
        // log(1 + e^η) is at most the larger of η and 0, and log 2.
        var run = Math.Max(1, (int)(GreatestLogarithm / (greatestPredictor + Math.Log(2))));
        for (var height = MostHeight; ; height /= 2)
        {
            var plan = new ProductPlan
            {
                ChunkRows = _chunks.Rows,
                Height = height,
                // Odd, so that neighbouring predictors lie in different banks of the shared memory.
                Stride = height + 1,
                Run = Math.Min(run, height),
                LeftCount = leftCount,
                RightCount = rightCount,
                BlocksAtOnce = blocksAtOnce,
            };
            if (height == 1 || ProductKernels.SharedLength(plan, _groupSize) * sizeof(double) <= _kernels.Limits.SharedBytes)
                return plan;
        }
    }
}
