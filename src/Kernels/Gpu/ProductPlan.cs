namespace Accel.Kernels.Gpu;

/// <summary>How groups of threads share the points of a product grid and the rows among them.</summary>
public readonly struct ProductPlan
{
    /// <summary>Rows of a chunk; group x takes chunk x.</summary>
    public required int ChunkRows { get; init; }

    /// <summary>Rows in the stage.</summary>
    public required int Height { get; init; }

    /// <summary>Distance of two factors in the stage.</summary>
    public required int Stride { get; init; }

    /// <summary>Rows after which products are brought back to the range from 1 to 2.</summary>
    public required int Run { get; init; }

    /// <summary>Number of left predictors, a multiple of 4.</summary>
    public required int LeftCount { get; init; }

    /// <summary>Number of right predictors, a multiple of 8.</summary>
    public required int RightCount { get; init; }

    /// <summary>Blocks of one group; group y takes the y-th so many.</summary>
    public required int BlocksAtOnce { get; init; }
}
