namespace Accel.Engine.Data.Storage;

/// <summary>What a limit on the memory of the whole process leaves for the chunks of columns.</summary>
public static class MemoryLimit
{
    /// <summary>Blocks of text that are parsed, rows read ahead, sums of the passes, and what the collector has not yet taken back.</summary>
    private const long WorkBytes = 64L << 20;
    private const long WorkBytesPerThread = 32L << 20;

    /// <summary>Without a limit of the user's, the part of the machine's memory that chunks may take.</summary>
    private const double ShareOfMachine = 0.75;

    /// <summary>A storage that keeps the process below a limit: chunks beyond it go to a temporary file.</summary>
    /// <param name="limit">The most bytes for the process, some 200 MB or more; null for what the machine can spare.</param>
    /// <param name="threads">Threads that will read and compute; null for one a core.</param>
    public static DataStorage Storage(long? limit, int? threads = null)
    {
        if (limit is null)
            return new SpillStorage((long)(ShareOfMachine * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes));
        var work = WorkBytes + WorkBytesPerThread * (threads ?? Environment.ProcessorCount);
        return new SpillStorage(Math.Max(0, limit.Value - Environment.WorkingSet - work));
    }
}
