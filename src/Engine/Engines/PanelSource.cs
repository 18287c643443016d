using System.Runtime.InteropServices;
using Accel.Engine.Data;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>
/// Cuts in-memory columns into panels without copying them: a panel is a range of rows of each
/// pinned column. Only the last rows, which must be filled up to whole lanes, are copied.
/// </summary>
internal sealed unsafe class PanelSource : IDisposable
{
    private readonly SlotMap _map;
    private readonly int _rows;
    private readonly List<GCHandle> _pins = [];
    private readonly double* _constants;
    private readonly double*[] _dense;
    private readonly int*[] _factorSlots;
    private readonly double* _response;
    private readonly double* _weight;
    private readonly double* _offset;
    private bool _disposed;

    public PanelSource(SlotMap map, int rows, Observations observations)
    {
        _map = map;
        _rows = rows;
        Count = (rows + Panel.Height - 1) / Panel.Height;
        _constants = (double*)NativeMemory.AlignedAlloc(2 * Panel.Height * sizeof(double), 64);
        new Span<double>(Zeros, Panel.Height).Clear();
        new Span<double>(Ones, Panel.Height).Fill(1);

        _dense = new double*[map.Layout.DenseSlots];
        for (var i = 0; i < _dense.Length; i++)
            _dense[i] = i < map.Dense.Count ? (double*)Pin(map.Dense[i].Values) : null;
        _factorSlots = new int*[map.Factors.Count];
        for (var i = 0; i < _factorSlots.Length; i++)
        {
            var slots = GC.AllocateUninitializedArray<int>(rows);
            map.FillSlots(i, 0, slots);
            _factorSlots[i] = (int*)Pin(slots);
        }
        _response = (double*)Pin(observations.Response);
        _weight = observations.Weights is { } weights ? (double*)Pin(weights) : null;
        _offset = observations.Offset is { } offset ? (double*)Pin(offset) : null;
    }

    ~PanelSource() => Free();

    /// <summary>Number of panels.</summary>
    public int Count { get; }

    private double* Zeros => _constants;

    private double* Ones => _constants + Panel.Height;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Something done to one panel.</summary>
    public delegate void PanelAction(in Panel panel);

    /// <summary>Lays out panel <paramref name="index"/> and calls the action with it.</summary>
    public void With(int index, PanelAction action)
    {
        var first = index * Panel.Height;
        var rows = Math.Min(Panel.Height, _rows - first);
        var dense = stackalloc double*[_dense.Length];
        var factorSlots = stackalloc int*[_factorSlots.Length];
        if (rows % Panel.RowMultiple != 0)
        {
            WithCopy(first, rows, dense, factorSlots, action);
            return;
        }
        for (var i = 0; i < _dense.Length; i++)
            dense[i] = _dense[i] is null ? Zeros : _dense[i] + first;
        for (var i = 0; i < _factorSlots.Length; i++)
            factorSlots[i] = _factorSlots[i] + first;
        action(new Panel
        {
            Rows = rows,
            Dense = dense,
            FactorSlots = factorSlots,
            Response = _response + first,
            Weight = _weight is null ? Ones : _weight + first,
            Offset = _offset is null ? Zeros : _offset + first,
        });
    }

    /// <summary>A panel whose rows are filled up with copies of its first row, of weight 0.</summary>
    private void WithCopy(int first, int rows, double** dense, int** factorSlots, PanelAction action)
    {
        var filled = (rows + Panel.RowMultiple - 1) / Panel.RowMultiple * Panel.RowMultiple;
        var columns = _map.Dense.Count + 3;
        var block = (double*)NativeMemory.AlignedAlloc((nuint)((columns + _factorSlots.Length) * filled * sizeof(double)), 64);
        try
        {
            double* Fill(double* source, double constant, int at)
            {
                var target = new Span<double>(block + at * filled, filled);
                if (source is null)
                {
                    target.Fill(constant);
                }
                else
                {
                    new Span<double>(source + first, rows).CopyTo(target);
                    target[rows..].Fill(source[first]);
                }
                return block + at * filled;
            }

            for (var i = 0; i < _dense.Length; i++)
                dense[i] = _dense[i] is null ? Zeros : Fill(_dense[i], 0, i);
            for (var i = 0; i < _factorSlots.Length; i++)
            {
                factorSlots[i] = (int*)(block + (columns + i) * filled);
                var target = new Span<int>(factorSlots[i], filled);
                new Span<int>(_factorSlots[i] + first, rows).CopyTo(target);
                target[rows..].Fill(_factorSlots[i][first]);
            }
            var weight = Fill(_weight, 1, columns - 1);
            new Span<double>(weight + rows, filled - rows).Clear();
            action(new Panel
            {
                Rows = filled,
                Dense = dense,
                FactorSlots = factorSlots,
                Response = Fill(_response, 0, columns - 3),
                Weight = weight,
                Offset = Fill(_offset, 0, columns - 2),
            });
        }
        finally
        {
            NativeMemory.AlignedFree(block);
        }
    }

    private void* Pin(Array values)
    {
        var handle = GCHandle.Alloc(values, GCHandleType.Pinned);
        _pins.Add(handle);
        return (void*)handle.AddrOfPinnedObject();
    }

    private void Free()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (var pin in _pins)
            pin.Free();
        NativeMemory.AlignedFree(_constants);
    }
}
