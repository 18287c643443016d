using Accel.Kernels.Lanes;

namespace Accel.Engine.Measurement;

/// <summary>What this machine's processor can do at most, measured: the bounds that hot paths are held against.</summary>
/// <param name="Threads">Number of threads at work.</param>
/// <param name="ReadBandwidth">Bytes a second read from memory.</param>
/// <param name="WriteBandwidth">Bytes a second written to memory.</param>
/// <param name="MultiplyAddRate">Floating-point operations a second in fused multiply-adds of doubles, two each.</param>
/// <param name="ExpRate">Exponentials a second by the lane function.</param>
/// <param name="LogRate">Logarithms a second by the lane function.</param>
public sealed record ProcessorBounds(
    int Threads, double ReadBandwidth, double WriteBandwidth, double MultiplyAddRate, double ExpRate, double LogRate) : IPassBounds
{
    /// <inheritdoc cref="MultiplyAddRate"/>
    double IPassBounds.MatrixRate => MultiplyAddRate;

    /// <summary>Well beyond every cache, and no more than a small part of the memory.</summary>
    private static readonly long MemoryBytes = Math.Min(512L << 20, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16);

    /// <summary>Measures the bounds on the widest lanes.</summary>
    /// <param name="threads">Number of threads.</param>
    /// <param name="seconds">For how long to repeat each of the five loops; the fastest run counts.</param>
    public static ProcessorBounds Measure(int threads, double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        return LaneSelection.Chosen.Accept(new OnLanes(threads, seconds));
    }

    private sealed class OnLanes(int threads, double seconds) : ILaneVisitor<ProcessorBounds>
    {
        public ProcessorBounds Visit<T>()
            where T : struct, ILane<T> =>
            new(threads,
                Rate(() => new MemoryLoop<T>(MemoryBytes / threads, writes: false)),
                Rate(() => new MemoryLoop<T>(MemoryBytes / threads, writes: true)),
                Rate(() => new MultiplyAddLoop<T>()),
                Rate(() => new FunctionLoop<T, ExpFunction>()),
                Rate(() => new FunctionLoop<T, LogFunction>()));

        private double Rate(Func<BoundLoop> create)
        {
            var amount = 0.0;
            var least = Team.LeastSeconds(threads, seconds, () =>
            {
                var loop = create();
                amount = loop.Amount;
                return loop;
            });
            return threads * amount / least;
        }
    }
}
