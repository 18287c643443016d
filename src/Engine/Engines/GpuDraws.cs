using Accel.Kernels.Sampling;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Draws on a card.</summary>
/// <param name="accelerator">The card.</param>
/// <param name="groupSize">Threads of a group.</param>
internal sealed class GpuDraws(Accelerator accelerator, int groupSize)
{
    /// <summary>Draws that are made and fetched at a time: 16 MiB, for which starting a kernel and a copy takes no time.</summary>
    public const int BatchLength = 1 << 21;

    private readonly GpuDrawKernels _kernels = new(accelerator, groupSize);

    /// <summary>Draws; while one batch is copied, the next is made.</summary>
    /// <param name="sampler">What to draw.</param>
    /// <param name="key">Seed and stream.</param>
    /// <param name="first">The number of the first draw.</param>
    /// <param name="into">Receives the draws.</param>
    /// <param name="batchLength">The most draws at a time.</param>
    public void Fill(Sampler sampler, StreamKey key, long first, Span<double> into, int batchLength = BatchLength)
    {
        using var even = Prepare(sampler, key, Math.Min(batchLength, into.Length));
        using var odd = into.Length > batchLength ? Prepare(sampler, key, batchLength) : null;
        var (next, last) = (even, odd);
        for (var done = 0; done < into.Length; done += batchLength)
        {
            var count = Math.Min(batchLength, into.Length - done);
            next!.Draw(first + done, count);
            next.BeginFetch(count);
            if (done > 0)
                last!.EndFetch(into[(done - batchLength)..]);
            (next, last) = (last, next);
        }
        if (into.Length > 0)
            last!.EndFetch(into[((into.Length - 1) / batchLength * batchLength)..]);
    }

    /// <summary>Memory and kernels for draws that stay on the card.</summary>
    /// <param name="sampler">What to draw.</param>
    /// <param name="key">Seed and stream.</param>
    /// <param name="capacity">The most draws at a time, at most 2^30.</param>
    public GpuDrawBatch Prepare(Sampler sampler, StreamKey key, int capacity) => new(accelerator, _kernels, sampler, key, capacity);
}
