using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Engines;

/// <summary>Draws on the processor's threads.</summary>
internal static class CpuDraws
{
    /// <summary>Draws that a thread makes at a time; a multiple of what samplers make together.</summary>
    private const int Batch = 1 << 14;

    /// <summary>Draws; the bits are the same for any lanes and threads.</summary>
    public static unsafe void Fill(Sampler sampler, LaneKind lane, int threads, StreamKey stream, long first, Span<double> into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        var length = into.Length;
        fixed (double* start = into)
        {
            var draws = start;
            // The first batch is shorter, so that the others begin at multiples.
            var skipped = (int)(first % Batch);
            Workers.Run((int)(((long)skipped + length + Batch - 1) / Batch), threads, batch =>
            {
                var from = (int)Math.Max(0, (long)batch * Batch - skipped);
                var to = (int)Math.Min(length, (batch + 1L) * Batch - skipped);
                sampler.Fill(lane, stream, first + from, new Span<double>(draws + from, to - from));
            });
        }
    }
}
