using Accel.Kernels.Families;
using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>The deviances of some rows on a card at many β, and their log-likelihood at μ = y.</summary>
internal sealed class GpuDeviances
{
    /// <summary>The most β of a launch.</summary>
    public const int BetasAtOnce = 4096;

    /// <summary>From so many β on, a thread takes one of them rather than a row.</summary>
    private const int ManyBetas = 128;

    private const int MostHeight = 128;

    private readonly GpuKernels _kernels;
    private readonly int _height;
    private readonly int _stagedColumns;
    private readonly int _width;
    private readonly GpuChunks _chunks;
    private readonly ArrayView<double> _betas;
    private readonly ArrayView<double> _parts;
    private readonly GpuTotals _totals;

    /// <summary>Makes room.</summary>
    /// <param name="memory">Owns what is allocated.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="layout">The design's slots.</param>
    /// <param name="rows">The most rows.</param>
    public GpuDeviances(GpuMemory memory, GpuKernels kernels, SlotLayout layout, int rows)
    {
        _kernels = kernels;
        _width = layout.Count;
        _stagedColumns = layout.DenseCount + DevianceKernels.ObservationColumns;
        _height = Math.Min(MostHeight, kernels.Limits.SharedBytes / sizeof(double) / _stagedColumns);
        _chunks = GpuKernels.CutForSums(rows, BetasAtOnce);
        _betas = memory.Allocate<double>((long)BetasAtOnce * _width);
        _parts = memory.Allocate<double>((long)BetasAtOnce * _chunks.Count);
        _totals = new GpuTotals(memory, kernels.Sums, kernels.GroupSize, [0, _chunks.Count], BetasAtOnce);
    }

    /// <summary>Begins to sum.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="rows">The data.</param>
    /// <param name="isBinary">True where the model is logistic and every response and weight 0 or 1.</param>
    /// <param name="betas">At most <see cref="BetasAtOnce"/> β in the order of the device: slot s of β number k at s · m + k.</param>
    public void Launch(AcceleratorStream stream, GpuRows rows, bool isBinary, double[] betas)
    {
        var count = betas.Length / _width;
        _betas.SubView(0, betas.Length).CopyFromCPU(stream, betas);
        if (count < ManyBetas || _height == 0)
        {
            var config = new KernelConfig(new Index3D(_chunks.Count, count, 1), new Index3D(_kernels.GroupSize, 1, 1));
            _kernels.Rows.DeviancesByRows(stream, config, isBinary, rows, _betas, count, _chunks.Rows, _parts);
        }
        else
        {
            var config = new KernelConfig(
                new Index3D(_chunks.Count, (count + _kernels.GroupSize - 1) / _kernels.GroupSize, 1), new Index3D(_kernels.GroupSize, 1, 1),
                SharedMemoryConfig.RequestDynamic<double>(_stagedColumns * _height));
            _kernels.Rows.DeviancesByBetas(stream, config, isBinary, rows, _betas, count, _chunks.Rows, _height, _parts);
        }
        _totals.Add(stream, _parts, count);
    }

    /// <summary>Begins to sum the log-likelihood at μ = y.</summary>
    public void LaunchSaturated(AcceleratorStream stream, GpuRows rows, double dispersion)
    {
        _kernels.Rows.LogSaturated(stream, (_chunks.Count, _kernels.GroupSize), rows, new Dispersion(dispersion), _chunks.Rows, _parts);
        _totals.Add(stream, _parts, 1);
    }

    /// <summary>Waits for the sums: one for each β.</summary>
    public double[] Fetch(AcceleratorStream stream) => _totals.Fetch(stream);
}
