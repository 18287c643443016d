using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>The stored columns that panels are cut from, each once.</summary>
internal sealed class PanelSource
{
    private readonly List<ColumnData> _numbers = [];
    private readonly List<ColumnData> _codes = [];

    public PanelSource(SlotMap map, int rows, Observations observations)
    {
        Map = map;
        Rows = rows;
        Dense = [.. map.Dense.Select(Numbered)];
        Values = [.. map.Factors.Skip(map.Layout.FirstValued).Select(Numbered)];
        Factors = [.. map.Factors.Select(block => block.Factors.Select(factor => IndexOf(_codes, factor.Codes)).ToArray())];
        Response = Add(observations.Response);
        Weight = observations.Weights is { } weights ? Add(weights) : -1;
        Offset = observations.Offset is { } offset ? Add(offset) : -1;
    }

    /// <summary>The design's slots.</summary>
    public SlotMap Map { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of panels.</summary>
    public int Count => (Rows + Panel.Height - 1) / Panel.Height;

    /// <summary>The columns of numbers.</summary>
    public IReadOnlyList<ColumnData> Numbers => _numbers;

    /// <summary>The columns of codes.</summary>
    public IReadOnlyList<ColumnData> Codes => _codes;

    /// <summary>For each dense column, the places in <see cref="Numbers"/> of what it is the product of.</summary>
    public IReadOnlyList<int[]> Dense { get; }

    /// <summary>The same for the values of each valued factor.</summary>
    public IReadOnlyList<int[]> Values { get; }

    /// <summary>For each factor, the places in <see cref="Codes"/> of what makes its cells.</summary>
    public IReadOnlyList<int[]> Factors { get; }

    /// <summary>The place of the response in <see cref="Numbers"/>.</summary>
    public int Response { get; }

    /// <summary>The place of the weights, −1 where there are none.</summary>
    public int Weight { get; }

    /// <summary>The place of the offset, −1 where there is none.</summary>
    public int Offset { get; }

    /// <summary>The offset; null where there is none.</summary>
    public ColumnData? OffsetColumn => Offset < 0 ? null : _numbers[Offset];

    private int[] Numbered(DesignBlock block) => [.. block.Numbers.Select(column => IndexOf(_numbers, column))];

    private static int IndexOf(List<ColumnData> columns, ColumnData wanted)
    {
        var index = columns.FindIndex(column => ReferenceEquals(column, wanted));
        if (index >= 0)
            return index;
        columns.Add(wanted);
        return columns.Count - 1;
    }

    // Apart even where it is a column of the design too: its rows are read without the design's.
    private int Add(ColumnData column)
    {
        _numbers.Add(column);
        return _numbers.Count - 1;
    }
}
