namespace Accel.Engine.Measurement;

/// <summary>What a machine can do, and what Accel makes of it.</summary>
/// <param name="Device">The processor.</param>
/// <param name="Lanes">Its vectors.</param>
/// <param name="Bounds">The processor's bounds on one thread and, where there are more, on all.</param>
/// <param name="HotPaths">Every hot path on every engine.</param>
/// <param name="Reading">The reading of delimited text from memory.</param>
/// <param name="NoGpu">Why no GPU was measured; null where one was.</param>
public sealed record MachineReport(
    string Device, string Lanes, IReadOnlyList<ProcessorBounds> Bounds,
    IReadOnlyList<HotPathSpeed> HotPaths, ReadingSpeed Reading, string? NoGpu)
{
    /// <summary>The GPU's bounds; null where none was measured.</summary>
    public CardBounds? Card { get; init; }
}

/// <summary>The speed of a hot path.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Threads">Its threads.</param>
/// <param name="Path">The hot path.</param>
/// <param name="Model">The model, e.g. <c>logistic</c>.</param>
/// <param name="Columns">Columns beside the intercept.</param>
/// <param name="Rows">Rows of the data.</param>
/// <param name="Seconds">Least seconds of a pass.</param>
/// <param name="BytesPerSecond">Bytes of data passed over in a second.</param>
/// <param name="OperationsPerSecond">Floating-point operations a second in sums of products.</param>
/// <param name="PartOfBound">How much of the bound is reached, at most 1 but for the errors of measurement; null where no bound was measured.</param>
/// <param name="BoundByMemory">True where the memory is the bound, false where it is arithmetic.</param>
public sealed record HotPathSpeed(
    string Engine, int Threads, HotPath Path, string Model, int Columns, int Rows, double Seconds,
    double BytesPerSecond, double OperationsPerSecond, double? PartOfBound, bool BoundByMemory)
{
    /// <summary>Rows passed over in a second.</summary>
    public double RowsPerSecond => Rows / Seconds;
}

/// <summary>The speed of the reader of delimited text.</summary>
/// <param name="Bytes">Length of the text.</param>
/// <param name="Columns">Its columns of numbers.</param>
/// <param name="Seconds">Least seconds.</param>
/// <param name="PartOfBound">Part of the time that it would take to read the bytes from memory and no more.</param>
public sealed record ReadingSpeed(long Bytes, int Columns, double Seconds, double PartOfBound)
{
    /// <summary>Bytes of text read in a second.</summary>
    public double BytesPerSecond => Bytes / Seconds;
}
