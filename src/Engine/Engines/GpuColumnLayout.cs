using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Gpu;

namespace Accel.Engine.Engines;

/// <summary>In which type and at which place each column of a design and its observations stands in a card's memory.</summary>
internal sealed class GpuColumnLayout
{
    private readonly List<GpuColumn>[] _kinds = [.. Enumerable.Range(0, ColumnKind.Count).Select(_ => new List<GpuColumn>())];

    /// <summary>Lays the columns out.</summary>
    /// <param name="map">The design's slots.</param>
    /// <param name="observations">Response, weights, offset.</param>
    /// <param name="precision">Mixed for dense columns of at most 32 bits.</param>
    /// <param name="asMatrix">True for a column of ones after the dense ones where these are all doubles.</param>
    public GpuColumnLayout(SlotMap map, Observations observations, EnginePrecision precision = EnginePrecision.Double, bool asMatrix = false)
    {
        for (var column = 0; column < map.Dense.Count; column++)
        {
            var block = map.Dense[column];
            var kind = block.Numbers.Count == 1 ? Kind(block.Numbers[0]) : ColumnKind.Real64;
            Add(new GpuColumn(precision == EnginePrecision.Mixed ? Math.Max(ColumnKind.Real32, kind) : kind, column, block.CopyProducts));
        }
        DenseCounts = [.. _kinds.Select(columns => columns.Count)];
        DenseOrder = [.. _kinds.SelectMany(columns => columns.Select(column => column.Slot))];
        IsMatrix = asMatrix && DenseCounts[ColumnKind.Real64] == map.Dense.Count;
        if (IsMatrix)
            Add(new GpuColumn(ColumnKind.Real64, -1, (_, target) => target.Fill(1)));
        Response = Add(observations.Response);
        Weight = observations.Weights is { } weights ? Add(weights) : ColumnKind.None;
        Offset = observations.Offset is { } offset ? Add(offset) : ColumnKind.None;
    }

    /// <summary>The columns of each kind.</summary>
    public IReadOnlyList<IReadOnlyList<GpuColumn>> Kinds => _kinds;

    /// <summary>Number of dense columns of each kind.</summary>
    public IReadOnlyList<int> DenseCounts { get; }

    /// <summary>The slots of the dense columns in the order of the kinds.</summary>
    public IReadOnlyList<int> DenseOrder { get; }

    /// <summary>True where the columns of doubles begin with one matrix: all dense columns, then a column of ones.</summary>
    public bool IsMatrix { get; }

    /// <summary>The response.</summary>
    public int Response { get; }

    /// <summary>The prior weights.</summary>
    public int Weight { get; }

    /// <summary>The offset.</summary>
    public int Offset { get; }

    /// <summary>Bytes of a row.</summary>
    public int RowBytes => _kinds.Select((columns, kind) => columns.Count * Bytes(kind)).Sum();

    private static int Bytes(int kind) => kind switch
    {
        ColumnKind.Real64 => sizeof(double),
        ColumnKind.Real32 => sizeof(float),
        ColumnKind.Whole16 => sizeof(short),
        _ => sizeof(sbyte),
    };

    /// <summary>The narrowest kind that holds a column's stored values.</summary>
    private static int Kind(ColumnData data)
    {
        var kind = ColumnKind.Whole8;
        // Kinds are ordered by what they hold: a single has 24 bits, enough for any integer of 16.
        foreach (var chunk in data.Chunks)
            kind = Math.Min(kind, Kind(chunk.Type));
        return kind;
    }

    private static int Kind(ElementType type) => type switch
    {
        ElementType.SByte => ColumnKind.Whole8,
        ElementType.Int16 => ColumnKind.Whole16,
        ElementType.Single => ColumnKind.Real32,
        _ => ColumnKind.Real64,
    };

    private int Add(ColumnData data) => Add(new GpuColumn(Kind(data), -1, data.CopyTo));

    private int Add(GpuColumn column)
    {
        _kinds[column.Kind].Add(column);
        return ColumnKind.Column(column.Kind, _kinds[column.Kind].Count - 1);
    }
}

/// <summary>A column on its way to a card.</summary>
/// <param name="Kind">Its type there.</param>
/// <param name="Slot">The slot of a dense column, −1 for others.</param>
/// <param name="CopyRows">Copies rows from the given one on.</param>
internal sealed record GpuColumn(int Kind, int Slot, CopyRows CopyRows);

/// <summary>Copies consecutive rows of a column.</summary>
/// <param name="first">The first row.</param>
/// <param name="target">As many places as rows.</param>
internal delegate void CopyRows(int first, Span<double> target);
