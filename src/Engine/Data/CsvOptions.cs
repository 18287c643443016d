using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>How to read delimited text.</summary>
public sealed record CsvOptions
{
    /// <summary>Threads that parse, 1 or more; null for one a core. The table is the same for any number.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Names of the columns to read; null for all. The fields of others are passed over, whatever they hold. A name
    /// that the header does not have is no error.
    /// </summary>
    public IReadOnlySet<string>? Columns { get; init; }

    /// <summary>Is told how far the reading is, about ten times a second, from any thread but from one at a time.</summary>
    public IProgress<ReadProgress>? Progress { get; init; }

    /// <summary>Where the columns are kept.</summary>
    internal DataStorage Storage { get; init; } = DataStorage.Memory;
}
