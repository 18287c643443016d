using System.Runtime.InteropServices;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Discrete;

/// <summary>How often each state came up in simulated repetitions.</summary>
internal static class Tally
{
    /// <summary>The most different states; each takes some hundred bytes.</summary>
    public const int MostStates = 2_000_000;

    private const int BlockLength = 1 << 14;

    private static readonly Lazy<LaneKind> Lanes = new(() => LaneSelection.Chosen);

    /// <summary>Draws some consecutive repetitions and counts their states.</summary>
    /// <param name="first">The number of the first repetition.</param>
    /// <param name="states">Receives each repetition's state.</param>
    public delegate void Draw<TState>(long first, Span<TState> states);

    /// <summary>Repeats an experiment on all cores. The counts don't depend on how many there are.</summary>
    /// <param name="repetitions">How often, 1 or more.</param>
    /// <param name="draw">Can be called from several threads at once.</param>
    /// <exception cref="InputException">More than <see cref="MostStates"/> different states came up.</exception>
    public static Dictionary<TState, long> Count<TState>(long repetitions, Draw<TState> draw) where TState : notnull
    {
        var all = new Dictionary<TState, long>();
        var blocks = (repetitions + BlockLength - 1) / BlockLength;
        var shares = (int)Math.Min(blocks, 64L * Environment.ProcessorCount);
        Workers.ForEach(shares, share =>
        {
            var states = new TState[BlockLength];
            var counts = new Dictionary<TState, long>();
            for (var block = share * blocks / shares; block < (share + 1) * blocks / shares; block++)
            {
                var part = states.AsSpan(0, (int)Math.Min(BlockLength, repetitions - block * BlockLength));
                draw(block * BlockLength, part);
                foreach (var state in part)
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, state, out _)++;
                Check(counts.Count);
            }
            lock (all)
            {
                foreach (var (state, count) in counts)
                    CollectionsMarshal.GetValueRefOrAddDefault(all, state, out _) += count;
                Check(all.Count);
            }
        });
        return all;
    }

    /// <summary>Draws of a stream, on the chosen lanes.</summary>
    /// <param name="sampler">The distribution.</param>
    /// <param name="stream">Seed and stream.</param>
    /// <param name="first">The number of the first draw.</param>
    /// <param name="into">Receives the draws.</param>
    public static void Fill(Sampler sampler, StreamKey stream, long first, Span<double> into) => sampler.Fill(Lanes.Value, stream, first, into);

    private static void Check(int states)
    {
        if (states > MostStates)
            throw new InputException($"The simulation has come upon more than {MostStates} different outcomes; take fewer repetitions, or a number that has fewer values.");
    }
}
