using System.Runtime.InteropServices;
using Accel.Kernels.Passes;

namespace Accel.Kernels.Tests.Passes;

/// <summary>A panel of random rows with dense columns and factors, in native memory.</summary>
internal sealed unsafe class RandomPanel : IDisposable
{
    private readonly List<nint> _blocks = [];
    private readonly double** _dense;
    private readonly int** _factorSlots;
    private readonly double** _factorValues;
    private readonly Random _random = new(7);

    /// <param name="rows">Rows, a multiple of <see cref="Panel.RowMultiple"/>.</param>
    /// <param name="dense">Dense columns.</param>
    /// <param name="levels">Coefficients of each factor; the second half of them are valued.</param>
    /// <param name="unitWeights">Weights of 0 and 1 and responses of 0 and 1; else any.</param>
    public RandomPanel(int rows, int dense, int[] levels, bool unitWeights)
    {
        Layout = new SlotLayout(dense, levels, levels.Length / 2);
        _dense = (double**)Allocate(Layout.DenseSlots * sizeof(double*));
        for (var column = 0; column < Layout.DenseSlots; column++)
            _dense[column] = Column(rows, () => column < dense ? 2 * _random.NextDouble() - 1 : 0);
        _factorSlots = (int**)Allocate(levels.Length * sizeof(int*));
        for (var factor = 0; factor < levels.Length; factor++)
        {
            var slots = _factorSlots[factor] = (int*)Allocate(rows * sizeof(int));
            for (var row = 0; row < rows; row++)
            {
                var level = _random.Next(levels[factor] + 1);
                slots[row] = level == levels[factor] ? Layout.Unused : Layout.FactorSlots[factor] + level;
            }
        }
        _factorValues = (double**)Allocate(levels.Length * sizeof(double*));
        for (var valued = 0; valued < levels.Length / 2; valued++)
            _factorValues[valued] = Column(rows, () => 2 * _random.NextDouble() - 1);
        // Means that every family allows, under the identity too.
        Beta = Column(Layout.Count, () => 0.2 * (2 * _random.NextDouble() - 1) / (dense + levels.Length + 1));
        for (var slot = dense; slot < Layout.DenseSlots; slot++)
            Beta[slot] = 0;
        Beta[Layout.Unused] = 0;
        Beta[Layout.Intercept] = 0.4;
        Panel = new Panel
        {
            Rows = rows,
            Dense = _dense,
            FactorSlots = _factorSlots,
            FactorValues = _factorValues,
            Response = Column(rows, () => unitWeights ? _random.Next(2) : _random.Next(5) / 4.0),
            Weight = Column(rows, () => _random.Next(9) == 0 ? 0 : unitWeights ? 1 : 0.5 + _random.NextDouble()),
            Offset = Column(rows, () => 0.1 * _random.NextDouble()),
        };
    }

    public SlotLayout Layout { get; }

    public Panel Panel { get; }

    public double* Beta { get; }

    public void Dispose()
    {
        foreach (var block in _blocks)
            NativeMemory.AlignedFree((void*)block);
    }

    private double* Column(int rows, Func<double> value)
    {
        var column = (double*)Allocate(rows * sizeof(double));
        for (var row = 0; row < rows; row++)
            column[row] = value();
        return column;
    }

    private void* Allocate(int bytes)
    {
        var block = NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 64), 64);
        _blocks.Add((nint)block);
        return block;
    }
}
