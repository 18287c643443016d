namespace Accel.Kernels.Gpu;

/// <summary>How groups of threads share rows and tiles among them.</summary>
public readonly struct TilePlan
{
    /// <summary>Number of groups that take the same rows: group x takes share x mod this of chunk x / this.</summary>
    public required int Shares { get; init; }

    /// <summary>Rows of a chunk.</summary>
    public required int ChunkRows { get; init; }

    /// <summary>Rows in the stage: a divisor of the group's size, and a multiple of <see cref="IGramTile{TTile, TNumber}.Rows"/>.</summary>
    public required int Height { get; init; }

    /// <summary>Distance of two columns in the stage.</summary>
    public required int Stride { get; init; }

    /// <summary>Number of tiles on a side.</summary>
    public required int Tiles { get; init; }

    /// <summary>Number of pairs of tiles.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs of one group: a share.</summary>
    public required int PairsAtOnce { get; init; }

    /// <summary>Sets of rows into which the threads divide the stage.</summary>
    public required int RowSets { get; init; }
}
