using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>
/// Lays out panels for one thread. A panel points into doubles that lie in memory; anything else is
/// widened into scratch first, and products of columns are formed there. Chunks outside memory are read some
/// panels ahead of the work.
/// </summary>
internal sealed unsafe class PanelReader : IDisposable
{
    /// <summary>The most bytes that are read at a time.</summary>
    private const int StagedBytes = 8 << 20;

    private readonly PanelSource _source;
    private readonly double* _scratch;
    private readonly double* _products;
    private readonly int* _codes;
    private readonly double** _numbers;
    private readonly double** _dense;
    private readonly double** _values;
    private readonly int** _factorSlots;
    private readonly int _panelsAtOnce;
    private StagedRows? _staged;
    private StagedRows? _ahead;
    private bool _disposed;

    public PanelReader(PanelSource source)
    {
        _source = source;
        var layout = source.Map.Layout;
        var products = source.Dense.Concat(source.Values).Count(numbers => numbers.Length > 1);
        _scratch = Allocate<double>((source.Numbers.Count + 3 + products) * Panel.Height);
        _products = _scratch + (source.Numbers.Count + 3) * Panel.Height;
        _codes = Allocate<int>((source.Codes.Count + source.Factors.Count) * Panel.Height);
        _numbers = (double**)NativeMemory.Alloc((nuint)((source.Numbers.Count + layout.DenseSlots + source.Values.Count) * sizeof(double*)));
        _dense = _numbers + source.Numbers.Count;
        _values = _dense + layout.DenseSlots;
        _factorSlots = (int**)NativeMemory.Alloc((nuint)((source.Factors.Count + 1) * sizeof(int*)));
        new Span<double>(Zeros, Panel.Height).Clear();
        new Span<double>(Ones, Panel.Height).Fill(1);
        for (var i = 0; i < layout.DenseSlots; i++)
            _dense[i] = Zeros;
        for (var i = 0; i < source.Factors.Count; i++)
            _factorSlots[i] = _codes + (source.Codes.Count + i) * Panel.Height;
        var panelBytes = (source.Numbers.Count + source.Codes.Count) * Panel.Height * sizeof(double);
        _panelsAtOnce = Math.Clamp(StagedBytes / panelBytes, 1, ColumnData.ChunkRows / Panel.Height);
    }

    ~PanelReader() => Free();

    /// <summary>Something done to one panel.</summary>
    public delegate void PanelAction(in Panel panel);

    private double* Zeros => _scratch + _source.Numbers.Count * Panel.Height;

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
            for (var i = 0; i < _source.Response; i++)
                _numbers[i] = Numbers(i, first, rows, filled);
            var product = _products;
            for (var i = 0; i < _source.Dense.Count; i++)
                _dense[i] = Product(_source.Dense[i], filled, ref product);
            for (var i = 0; i < _source.Values.Count; i++)
                _values[i] = Product(_source.Values[i], filled, ref product);
            for (var i = 0; i < _source.Codes.Count; i++)
                ReadCodes(i, first, rows, filled);
            for (var i = 0; i < _source.Factors.Count; i++)
                FillSlots(i, filled);
        }
        var response = Numbers(_source.Response, first, rows, filled);
        return new Panel
        {
            Rows = filled,
            Dense = _dense,
            FactorSlots = _factorSlots,
            FactorValues = _values,
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

    /// <summary>The product of numbers: a column as it is, or scratch that is used up.</summary>
    private double* Product(int[] numbers, int rows, ref double* scratch)
    {
        var result = _numbers[numbers[0]];
        if (numbers.Length == 1)
            return result;
        var target = new Span<double>(scratch, rows);
        for (var i = 1; i < numbers.Length; i++)
        {
            TensorPrimitives.Multiply(new ReadOnlySpan<double>(result, rows), new ReadOnlySpan<double>(_numbers[numbers[i]], rows), target);
            result = scratch;
        }
        scratch += Panel.Height;
        return result;
    }

    private void ReadCodes(int column, int first, int rows, int filled)
    {
        var chunk = _source.Codes[column].Chunks[first / ColumnData.ChunkRows];
        var codes = _codes + column * Panel.Height;
        Widening.To(chunk.Type, Locate(chunk, _source.Numbers.Count + column, first), new Span<int>(codes, rows));
        new Span<int>(codes + rows, filled - rows).Fill(codes[0]);
    }

    private void FillSlots(int factor, int rows)
    {
        var parts = _source.Factors[factor];
        var levels = _source.Map.Factors[factor].Factors;
        var cells = _factorSlots[factor];
        Codes(parts[^1]).CopyTo(new Span<int>(cells, rows));
        for (var part = parts.Length - 2; part >= 0; part--)
            TensorPrimitives.MultiplyAdd(new ReadOnlySpan<int>(cells, rows), levels[part].Levels, Codes(parts[part]), new Span<int>(cells, rows));
        _source.Map.ToSlots(factor, new Span<int>(cells, rows));

        ReadOnlySpan<int> Codes(int column) => new(_codes + column * Panel.Height, rows);
    }

    private byte* Locate(ColumnChunk chunk, int column, int first) => chunk.Resident is not null
        ? chunk.Resident + first % ColumnData.ChunkRows * chunk.Type.Size()
        : _staged!.Locate(column) + (first - _staged.FirstRow) * chunk.Type.Size();

    private static T* Allocate<T>(int count) where T : unmanaged =>
        (T*)NativeMemory.AlignedAlloc((nuint)(Math.Max(1, count) * sizeof(T)), 64);

    private void Free()
    {
        if (_disposed)
            return;
        _disposed = true;
        NativeMemory.AlignedFree(_scratch);
        NativeMemory.AlignedFree(_codes);
        NativeMemory.Free(_numbers);
        NativeMemory.Free(_factorSlots);
        _staged?.Dispose();
        _ahead?.Dispose();
    }
}
