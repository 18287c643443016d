using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>
/// Sums over rows of products x_i · w x_j between some left and some right columns, kept in registers: by one thread, or
/// spread over the threads of a warp. The last right column of all is the score, which takes no weight, so that the products
/// with it are Xᵀv.
/// </summary>
/// <typeparam name="TTile">The tile itself.</typeparam>
/// <typeparam name="TNumber">What the stage holds.</typeparam>
public interface IGramTile<TTile, TNumber>
    where TTile : struct, IGramTile<TTile, TNumber>
    where TNumber : unmanaged
{
    /// <summary>Number of left columns, and of right ones.</summary>
    static abstract int Width { get; }

    /// <summary>Number of threads that hold the tile: neighbours, from a multiple of it on.</summary>
    static abstract int Threads { get; }

    /// <summary>Number of rows that <see cref="Next"/> takes.</summary>
    static abstract int Rows { get; }

    /// <summary>What is left free between two staged columns, so that the threads' accesses don't meet in a memory bank.</summary>
    static abstract int Padding { get; }

    /// <summary>Number of sums of a thread.</summary>
    static abstract int Elements { get; }

    /// <summary>The sums with more rows.</summary>
    /// <param name="sums">The sums before.</param>
    /// <param name="columns">Which columns of which rows.</param>
    /// <param name="row">The first row in the stage.</param>
    static abstract TTile Next(TTile sums, TileColumns<TNumber> columns, int row);

    /// <summary>The same sums after the rows of a stage: those of singles go to doubles.</summary>
    static abstract TTile Folded(TTile sums);

    /// <summary>Hands each sum of the thread on, in order.</summary>
    static abstract void Store(TTile sums, TileSums target);

    /// <summary>The left and the right column of a sum, counted from the tile's first ones as if tiles were alone.</summary>
    /// <param name="element">Which of the thread's sums.</param>
    /// <param name="thread">Which of the tile's threads.</param>
    static abstract (int Left, int Right) Place(int element, int thread);

    /// <summary>The column that stands at a place of a tile.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="place">The place, from 0 to <see cref="Width"/> − 1.</param>
    /// <param name="tiles">Number of tiles.</param>
    static abstract int Column(int tile, int place, int tiles);
}

/// <summary>The staged columns that a tile is made of.</summary>
/// <param name="staged">Rows of all columns, one column after the other; after the tiles' columns the weights.</param>
/// <param name="stride">Distance of two columns.</param>
/// <param name="tiles">Number of tiles on a side.</param>
/// <param name="left">The left tile.</param>
/// <param name="right">The right tile.</param>
public readonly struct TileColumns<TNumber>(ArrayView<TNumber> staged, int stride, int tiles, int left, int right)
    where TNumber : unmanaged
{
    /// <summary>Number of tiles on a side.</summary>
    public int Tiles => tiles;

    /// <summary>The left tile.</summary>
    public int Left => left;

    /// <summary>The right tile.</summary>
    public int Right => right;

    /// <summary>True where the tile's last right column is the score.</summary>
    public bool HasScore => right == tiles - 1;

    /// <summary>A staged number.</summary>
    public TNumber At(int column, int row) => staged[column * stride + row];
}

/// <summary>Where the sums of a group's threads meet: those of the same columns over different rows are added in order.</summary>
/// <param name="scratch">A place for each thread.</param>
/// <param name="parts">Where the sums of the group's tiles go.</param>
/// <param name="target">The place of the thread's first sum.</param>
/// <param name="elementStride">Distance of two sums of a thread.</param>
/// <param name="threads">Threads of all tiles over the same rows.</param>
/// <param name="groups">Sets of rows.</param>
/// <param name="writes">1 for a thread that adds and writes, else 0.</param>
public readonly struct TileSums(ArrayView<double> scratch, ArrayView<double> parts, long target, long elementStride, int threads, int groups, int writes)
{
    /// <summary>Takes a sum; every thread of the group must call it as often as the others.</summary>
    /// <param name="element">Which of the thread's sums.</param>
    /// <param name="value">The sum.</param>
    public void Put(int element, double value)
    {
        Group.Barrier();
        scratch[Group.IdxX] = value;
        Group.Barrier();
        if (writes == 0)
            return;
        for (var group = 1; group < groups; group++)
            value += scratch[group * threads + Group.IdxX];
        parts[target + element * elementStride] = value;
    }
}
