namespace Accel.Kernels.Sampling;

/// <summary>Some consecutive draws of a stream that are made together on the processor.</summary>
/// <param name="stream">Seed and stream.</param>
/// <param name="firstNumber">The number of a block's first part in this stage.</param>
/// <param name="firstDraw">The first draw, a multiple of <see cref="Length"/>.</param>
/// <param name="table">The sampler's table.</param>
/// <param name="given">The given stage's draws; any <see cref="Length"/> doubles where there is none.</param>
/// <param name="draws">Receives the draws.</param>
internal readonly unsafe struct DrawChunk(StreamKey stream, uint firstNumber, ulong firstDraw, double* table, double* given, double* draws)
{
    /// <summary>Number of draws.</summary>
    public const int Length = 256;

    private readonly ulong _firstDraw = firstDraw;

    /// <summary>Seed and stream.</summary>
    public StreamKey Stream { get; } = stream;

    /// <summary>The number of a block's first part in this stage.</summary>
    public uint FirstNumber { get; } = firstNumber;

    /// <summary>The index of the first block.</summary>
    public ulong FirstBlock { get; private init; }

    /// <summary>The sampler's table.</summary>
    public double* Table { get; } = table;

    /// <summary>The given stage's draws.</summary>
    public double* Given { get; } = given;

    /// <summary>Receives the draws.</summary>
    public double* Draws { get; } = draws;

    /// <summary>The same from one of the draws on.</summary>
    /// <param name="skipped">Number of draws left out.</param>
    /// <param name="inPairs">True where a block makes two draws.</param>
    public DrawChunk From(int skipped, bool inPairs)
    {
        var first = _firstDraw + (ulong)skipped;
        return new(Stream, FirstNumber, first, Table, Given + skipped, Draws + skipped) { FirstBlock = inPairs ? first / 2 : first };
    }
}
