using Accel.Engine.Data;
using Accel.Kernels.Families;
using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>
/// A design in a card's memory. How rows are cut into chunks depends on the data alone, and parts are
/// added in a fixed tree, so that a device gives the same bits each time.
/// </summary>
/// <remarks>
/// <para>Each pair of factors keeps an ordering of the rows, 4 bytes a row, beside the columns.</para>
/// <para>Compensated arithmetic, which only ill-conditioned designs ask for, is left to the
/// processor: the data are then loaded there too, when it is first asked for.</para>
/// </remarks>
internal sealed class GpuResidentDesign : IResidentDesign
{
    private const int FewestChunkRows = 1024;
    private const int MostChunks = 1024;
    private const long PartsBudget = 256L << 20;
    private const int BetasAtOnce = 256;

    private readonly Accelerator _accelerator;
    private readonly int _groupSize;
    private readonly CompiledRowKernels _rowKernels;
    private readonly GpuMemory _memory;
    private readonly SlotMap _map;
    private readonly GpuRows _rows;
    private readonly GpuSums _sums;
    private readonly int _chunkRows;
    private readonly int _chunks;
    private readonly ArrayView<double> _weight;
    private readonly ArrayView<double> _score;
    private readonly ArrayView<double> _betas;
    private readonly ArrayView<double> _parts;
    private readonly GpuTotals _totals;
    private readonly Lazy<(SimdEngine Engine, IResidentDesign Design)> _processor;
    private readonly Dictionary<double, double> _saturated = [];

    public GpuResidentDesign(
        Accelerator accelerator, int groupSize, CompiledSumKernels sumKernels, CompiledRowKernels rowKernels,
        Design design, Observations observations, ResponseModelDescriptor model)
    {
        _accelerator = accelerator;
        _groupSize = groupSize;
        _rowKernels = rowKernels;
        _map = new SlotMap(design);
        _processor = new(() =>
        {
            var engine = new SimdEngine();
            return (engine, engine.Load(design, observations, model));
        });
        (_chunks, _chunkRows) = Cut(design.RowCount, BetasAtOnce * sizeof(double));
        _memory = new GpuMemory(accelerator);
        try
        {
            var factorSlots = new int[_map.Factors.Count][];
            for (var factor = 0; factor < factorSlots.Length; factor++)
            {
                _map.Factors[factor].CopyCells(0, factorSlots[factor] = new int[design.RowCount]);
                _map.ToSlots(factor, factorSlots[factor]);
            }
            _rows = GpuColumns.Upload(_memory, _map, factorSlots, design.RowCount, observations);
            _weight = _memory.Allocate<double>(design.RowCount);
            _score = _memory.Allocate<double>(design.RowCount);
            _betas = _memory.Allocate<double>((long)BetasAtOnce * _map.Layout.Count);
            _parts = _memory.Allocate<double>((long)BetasAtOnce * _chunks);
            _totals = new GpuTotals(_memory, sumKernels, groupSize, [0, _chunks], BetasAtOnce);
            _sums = new GpuSums(_memory, sumKernels, groupSize, _map.Layout, _rows, factorSlots);
        }
        catch
        {
            _memory.Dispose();
            throw;
        }
    }

    public int RowCount => _rows.Rows;

    public int ColumnCount => _map.ColumnCount;

    /// <summary>Cuts rows into chunks whose parts fit the budget.</summary>
    public static (int Chunks, int ChunkRows) Cut(int rows, long bytesPerChunk)
    {
        var most = Math.Clamp(PartsBudget / bytesPerChunk, 1, MostChunks);
        var chunkRows = (int)Math.Max(FewestChunkRows, (rows + most - 1) / most);
        return (Math.Max(1, (int)(((long)rows + chunkRows - 1) / chunkRows)), chunkRows);
    }

    public void NormalEquations(ReadOnlySpan<double> beta, NormalEquations result)
    {
        if (result.Arithmetic == Arithmetic.Compensated)
        {
            _processor.Value.Design.NormalEquations(beta, result);
            return;
        }
        try
        {
            UploadBetas(beta, 1);
            _rowKernels.Working((_chunks, _groupSize), _rows, _betas, _chunkRows, _weight, _score, _parts);
            Finish(result);
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_accelerator.Name, failure);
        }
    }

    public void StartingEquations(NormalEquations result)
    {
        if (result.Arithmetic == Arithmetic.Compensated)
        {
            _processor.Value.Design.StartingEquations(result);
            return;
        }
        try
        {
            _rowKernels.Starting((_chunks, _groupSize), _rows, _chunkRows, _weight, _score, _parts);
            Finish(result);
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_accelerator.Name, failure);
        }
    }

    public double LogSaturated(double dispersion)
    {
        if (_saturated.TryGetValue(dispersion, out var known))
            return known;
        try
        {
            _rowKernels.LogSaturated((_chunks, _groupSize), _rows, new Dispersion(dispersion), _chunkRows, _parts);
            return _saturated[dispersion] = _totals.Add(_parts, 1)[0];
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_accelerator.Name, failure);
        }
    }

    public void LogLikelihood(ReadOnlySpan<double> betas, double dispersion, Span<double> values)
    {
        var saturated = LogSaturated(dispersion);
        try
        {
            for (var first = 0; first < values.Length; first += BetasAtOnce)
            {
                var count = Math.Min(BetasAtOnce, values.Length - first);
                UploadBetas(betas.Slice(first * ColumnCount, count * ColumnCount), count);
                var grid = new KernelConfig(new Index3D(_chunks, count, 1), new Index3D(_groupSize, 1, 1));
                _rowKernels.Deviances(grid, _rows, _betas, _chunkRows, _parts);
                var deviances = _totals.Add(_parts, count);
                for (var k = 0; k < count; k++)
                    values[first + k] = saturated - deviances[k] / (2 * dispersion);
            }
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_accelerator.Name, failure);
        }
    }

    public void Dispose()
    {
        _accelerator.Synchronize();
        _memory.Dispose();
        if (_processor.IsValueCreated)
        {
            _processor.Value.Design.Dispose();
            _processor.Value.Engine.Dispose();
        }
    }

    private void Finish(NormalEquations result)
    {
        var totals = _totals.Add(_parts, 2);
        var sums = new NormalEquationSums(_map.Layout, Arithmetic.Plain)
        {
            Deviance = totals[0],
            Pearson = totals[1],
        };
        _sums.Add(_weight, _score, sums);
        _map.Gather(sums, result);
    }

    private void UploadBetas(ReadOnlySpan<double> betas, int count)
    {
        var width = _map.Layout.Count;
        var slots = new double[count * width];
        for (var k = 0; k < count; k++)
            _map.Scatter(betas.Slice(k * ColumnCount, ColumnCount), slots.AsSpan(k * width, width));
        _betas.SubView(0, slots.Length).CopyFromCPU(slots);
    }
}
