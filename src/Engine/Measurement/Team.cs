using System.Diagnostics;

namespace Accel.Engine.Measurement;

/// <summary>Threads that do the same piece of work side by side, over and over, and start together each time.</summary>
internal static class Team
{
    /// <summary>The least seconds from the common start to the last thread's end.</summary>
    /// <param name="threads">Number of threads.</param>
    /// <param name="seconds">For how long to repeat, after a first round that warms up.</param>
    /// <param name="prepare">Makes one thread's work, on that thread, so that its memory is near.</param>
    public static double LeastSeconds(int threads, double seconds, Func<BoundLoop> prepare)
    {
        using var barrier = new Barrier(threads);
        var stop = false;
        var least = double.PositiveInfinity;
        var others = new Thread[threads - 1];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(() => Work(leads: false)) { IsBackground = true };
            others[i].Start();
        }
        Work(leads: true);
        foreach (var thread in others)
            thread.Join();
        return least;

        void Work(bool leads)
        {
            using var loop = prepare();
            loop.Run();
            var total = Stopwatch.StartNew();
            while (!Volatile.Read(ref stop))
            {
                barrier.SignalAndWait();
                var round = Stopwatch.StartNew();
                loop.Run();
                barrier.SignalAndWait();
                if (leads)
                {
                    least = Math.Min(least, round.Elapsed.TotalSeconds);
                    Volatile.Write(ref stop, total.Elapsed.TotalSeconds > seconds);
                }
                barrier.SignalAndWait();
            }
        }
    }
}
