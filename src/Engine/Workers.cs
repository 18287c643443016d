namespace Accel.Engine;

/// <summary>Work on several threads, whose errors reach the caller as they were thrown.</summary>
internal static class Workers
{
    private static readonly AsyncLocal<int?> MostThreads = new();

    /// <summary>Calls a function that works, with all that it calls, on at most so many threads.</summary>
    /// <param name="threads">The most threads; null for one a core.</param>
    /// <param name="function">The function.</param>
    public static T Limited<T>(int? threads, Func<T> function)
    {
        var before = MostThreads.Value;
        MostThreads.Value = threads;
        try
        {
            return function();
        }
        finally
        {
            MostThreads.Value = before;
        }
    }

    /// <summary>Calls an action for each of 0 … count − 1, on as many threads as there may be.</summary>
    public static void ForEach(int count, Action<int> action) => Run(count, MostThreads.Value ?? Environment.ProcessorCount, action);

    /// <summary>Calls an action for each of 0 … count − 1.</summary>
    /// <param name="count">Number of calls.</param>
    /// <param name="threads">The most threads.</param>
    /// <param name="action">Can be called from several threads at once.</param>
    public static void Run(int count, int threads, Action<int> action)
    {
        if (count <= 1 || threads <= 1)
        {
            for (var i = 0; i < count; i++)
                action(i);
            return;
        }
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, action);
        }
        catch (AggregateException errors) when (errors.InnerExceptions.OfType<InputException>().FirstOrDefault() is { } input)
        {
            throw new InputException(input.Message, input);
        }
    }
}
