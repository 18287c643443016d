using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>How to read a table from a file of any format.</summary>
public sealed record TableReadOptions
{
    /// <summary>Names of the columns to read; null for all. A name that the file does not have is no error.</summary>
    public IReadOnlySet<string>? Columns { get; init; }

    /// <summary>What to ask a database for, in SQL; null for the only table of it. Refused for other formats.</summary>
    public string? Query { get; init; }

    /// <summary>Where the columns are kept; memory by default. Must not be disposed before the table is done with.</summary>
    public DataStorage Storage { get; init; } = DataStorage.Memory;

    /// <summary>Threads that read, 1 or more; null for one a core. The table is the same for any number.</summary>
    public int? Threads { get; init; }

    /// <summary>Is told how far the reading of delimited text is; other formats are read too fast, or don't know how much is to come.</summary>
    public IProgress<ReadProgress>? Progress { get; init; }

    /// <summary>Ends the reading.</summary>
    public CancellationToken Cancellation { get; init; }

    internal CsvOptions ForText => new() { Columns = Columns, Threads = Threads, Progress = Progress, Storage = Storage };

    internal int ThreadsOrCores => Threads ?? Environment.ProcessorCount;
}
