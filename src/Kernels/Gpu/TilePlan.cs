namespace Accel.Kernels.Gpu;

/// <summary>How groups of threads share rows and tiles among them.</summary>
public readonly struct TilePlan
{
    /// <summary>Rows of a chunk; group x takes chunk x.</summary>
    public required int ChunkRows { get; init; }

    /// <summary>Rows in the stage: a divisor of the group's size, and a multiple of <see cref="IGramTile{TTile, TNumber}.Rows"/>.</summary>
    public required int Height { get; init; }

    /// <summary>Distance of two columns in the stage.</summary>
    public required int Stride { get; init; }

    /// <summary>Number of tiles on a side.</summary>
    public required int Tiles { get; init; }

    /// <summary>Number of pairs of tiles.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs of one group; group y takes the y-th so many.</summary>
    public required int PairsAtOnce { get; init; }

    /// <summary>Sets of rows into which the threads divide the stage.</summary>
    public required int RowSets { get; init; }
}
