using System.Runtime.InteropServices;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>
/// Lays out panels for one thread. A panel points into doubles that lie in memory; anything else is
/// widened into scratch first. Chunks outside memory are read some panels ahead of the work.
/// </summary>
internal sealed unsafe class PanelReader : IDisposable
{
    /// <summary>The most bytes that are read at a time.</summary>
    private const int StagedBytes = 8 << 20;

    private readonly PanelSource _source;
    private readonly double* _scratch;
    private readonly int* _slots;
    private readonly double** _dense;
    private readonly int** _factorSlots;
    private readonly int _panelsAtOnce;
    private StagedRows? _staged;
    private StagedRows? _ahead;
    private bool _disposed;

    public PanelReader(PanelSource source)
    {
        _source = source;
        var layout = source.Map.Layout;
        _scratch = (double*)NativeMemory.AlignedAlloc((nuint)((source.Numbers.Length + 3) * Panel.Height * sizeof(double)), 64);
        _slots = (int*)NativeMemory.AlignedAlloc((nuint)(Math.Max(1, source.Codes.Length) * Panel.Height * sizeof(int)), 64);
        _dense = (double**)NativeMemory.Alloc((nuint)((layout.DenseSlots + 1) * sizeof(double*)));
        _factorSlots = (int**)NativeMemory.Alloc((nuint)((source.Codes.Length + 1) * sizeof(int*)));
        new Span<double>(Zeros, Panel.Height).Clear();
        new Span<double>(Ones, Panel.Height).Fill(1);
        for (var i = 0; i < layout.DenseSlots; i++)
            _dense[i] = Zeros;
        for (var i = 0; i < source.Codes.Length; i++)
            _factorSlots[i] = _slots + i * Panel.Height;
        var panelBytes = (source.Numbers.Length + source.Codes.Length) * Panel.Height * sizeof(double);
        _panelsAtOnce = Math.Clamp(StagedBytes / panelBytes, 1, ColumnData.ChunkRows / Panel.Height);
    }

    ~PanelReader() => Free();

    /// <summary>Something done to one panel.</summary>
    public delegate void PanelAction(in Panel panel);

    private double* Zeros => _scratch + _source.Numbers.Length * Panel.Height;

    private double* Ones => Zeros + Panel.Height;

    private double* FilledWeight => Ones + Panel.Height;

    /// <summary>Calls the action with each panel of a range, in order.</summary>
    /// <param name="first">The first panel.</param>
    /// <param name="last">The panel after the last.</param>
    /// <param name="withDesign">False where only response, weights and offset are looked at.</param>
    /// <param name="action">Gets the panel.</param>
    public void ForEach(int first, int last, bool withDesign, PanelAction action)
    {
        for (var run = first; run < last;)
        {
            var end = EndOfRun(run, last);
            Stage(run, end, last);
            for (var panel = run; panel < end; panel++)
                action(LayOut(panel, withDesign));
            run = end;
        }
        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>The end of the panels that are read together: within one chunk.</summary>
    private int EndOfRun(int run, int last)
    {
        const int chunkPanels = ColumnData.ChunkRows / Panel.Height;
        return Math.Min(Math.Min(last, run + _panelsAtOnce), (run / chunkPanels + 1) * chunkPanels);
    }

    /// <summary>Has the rows of a run in memory, and begins to read those of the next.</summary>
    private void Stage(int run, int end, int last)
    {
        if (StagedRows.Needed(_source, run * Panel.Height))
        {
            if (_ahead?.FirstRow != run * Panel.Height)
                Begin(run, end);
            (_staged, _ahead) = (_ahead, _staged);
            _staged!.Wait();
        }
        if (end < last && StagedRows.Needed(_source, end * Panel.Height))
            Begin(end, EndOfRun(end, last));
    }

    private void Begin(int run, int end)
    {
        _ahead ??= new StagedRows(_source, _panelsAtOnce * Panel.Height);
        _ahead.Begin(run * Panel.Height, Math.Min(_source.Rows, end * Panel.Height));
    }

    /// <summary>Points to a panel's columns; rows that fill it up are copies of its first one, of weight 0.</summary>
    private Panel LayOut(int index, bool withDesign)
    {
        var first = index * Panel.Height;
        var rows = Math.Min(Panel.Height, _source.Rows - first);
        var filled = (rows + Panel.RowMultiple - 1) / Panel.RowMultiple * Panel.RowMultiple;
        if (withDesign)
        {
            for (var i = 0; i < _source.Map.Dense.Count; i++)
                _dense[i] = Numbers(i, first, rows, filled);
            for (var i = 0; i < _source.Codes.Length; i++)
                FillSlots(i, first, rows, filled);
        }
        var response = Numbers(_source.Response, first, rows, filled);
        return new Panel
        {
            Rows = filled,
            Dense = _dense,
            FactorSlots = _factorSlots,
            Response = response,
            Weight = Weights(first, rows, filled),
            Offset = _source.Offset < 0 ? Zeros : Numbers(_source.Offset, first, rows, filled),
        };
    }

    private double* Numbers(int column, int first, int rows, int filled)
    {
        var chunk = _source.Numbers[column].Chunks[first / ColumnData.ChunkRows];
        var values = Locate(chunk, column, first);
        if (chunk.Type == ElementType.Double && filled == rows)
            return (double*)values;
        var scratch = _scratch + column * Panel.Height;
        Widening.To(chunk.Type, values, new Span<double>(scratch, rows));
        new Span<double>(scratch + rows, filled - rows).Fill(scratch[0]);
        return scratch;
    }

    private double* Weights(int first, int rows, int filled)
    {
        var weight = _source.Weight >= 0 ? Numbers(_source.Weight, first, rows, filled) : Ones;
        if (filled == rows)
            return weight;
        new Span<double>(weight, rows).CopyTo(new Span<double>(FilledWeight, rows));
        new Span<double>(FilledWeight + rows, filled - rows).Clear();
        return FilledWeight;
    }

    private void FillSlots(int factor, int first, int rows, int filled)
    {
        var chunk = _source.Codes[factor].Chunks[first / ColumnData.ChunkRows];
        var slots = _factorSlots[factor];
        Widening.To(chunk.Type, Locate(chunk, _source.Numbers.Length + factor, first), new Span<int>(slots, rows));
        new Span<int>(slots + rows, filled - rows).Fill(slots[0]);
        _source.Map.ToSlots(factor, new Span<int>(slots, filled));
    }

    private byte* Locate(ColumnChunk chunk, int column, int first) => chunk.Resident is not null
        ? chunk.Resident + first % ColumnData.ChunkRows * chunk.Type.Size()
        : _staged!.Locate(column) + (first - _staged.FirstRow) * chunk.Type.Size();

    private void Free()
    {
        if (_disposed)
            return;
        _disposed = true;
        NativeMemory.AlignedFree(_scratch);
        NativeMemory.AlignedFree(_slots);
        NativeMemory.Free(_dense);
        NativeMemory.Free(_factorSlots);
        _staged?.Dispose();
        _ahead?.Dispose();
    }
}
