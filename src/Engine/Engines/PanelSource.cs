using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>The stored columns that panels are cut from.</summary>
internal sealed class PanelSource
{
    private readonly ColumnData[] _numbers;
    private readonly ColumnData[] _codes;

    public PanelSource(SlotMap map, int rows, Observations observations)
    {
        Map = map;
        Rows = rows;
        Weight = observations.Weights is null ? -1 : map.Dense.Count + 1;
        Offset = observations.Offset is null ? -1 : map.Dense.Count + (Weight < 0 ? 1 : 2);
        _numbers = [.. map.Dense.Select(block => block.Values), observations.Response,
            .. new[] { observations.Weights, observations.Offset }.OfType<ColumnData>()];
        _codes = [.. map.Factors.Select(block => block.Codes)];
    }

    /// <summary>The design's slots.</summary>
    public SlotMap Map { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of panels.</summary>
    public int Count => (Rows + Panel.Height - 1) / Panel.Height;

    /// <summary>The place of the response in <see cref="Numbers"/>.</summary>
    public int Response => Map.Dense.Count;

    /// <summary>The place of the weights, −1 where there are none.</summary>
    public int Weight { get; }

    /// <summary>The place of the offset, −1 where there is none.</summary>
    public int Offset { get; }

    /// <summary>The columns of numbers: dense ones, response, weights, offset.</summary>
    public ReadOnlySpan<ColumnData> Numbers => _numbers;

    /// <summary>The columns of codes, one a factor.</summary>
    public ReadOnlySpan<ColumnData> Codes => _codes;
}
