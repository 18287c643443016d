using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Something to be done with a sampler whose type is known only at run time.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public interface ISamplerVisitor<out TResult>
{
    /// <summary>Called with the sampler and its table.</summary>
    TResult Visit<TSampler>(TSampler sampler, double[] table) where TSampler : unmanaged, ISampler;
}

/// <summary>A distribution with its parameters, ready to be drawn from; holds the struct that does it.</summary>
public abstract class Sampler
{
    private const uint NumbersPerStage = 1 << 30;

    /// <summary>The sampler whose draws this one takes for granted, as a mixture does; null where there is none.</summary>
    public abstract Sampler? Given { get; }

    /// <summary>The number of a block's first part: the stages of a draw have random bits of their own.</summary>
    public uint FirstNumber => Given is null ? 0 : Given.FirstNumber + NumbersPerStage;

    /// <summary>Draws on this thread. Draw i has the same bits, whatever else is drawn with it and on whatever lanes.</summary>
    /// <param name="lane">The lane type.</param>
    /// <param name="stream">Seed and stream.</param>
    /// <param name="first">The number of the first draw, 0 or more.</param>
    /// <param name="into">Receives the draws.</param>
    /// <exception cref="ArgumentOutOfRangeException">The first draw's number is negative.</exception>
    public unsafe void Fill(LaneKind lane, StreamKey stream, long first, Span<double> into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        var whole = stackalloc double[DrawChunk.Length];
        for (var done = 0; done < into.Length;)
        {
            var skipped = (int)((first + done) % DrawChunk.Length);
            var part = into.Slice(done, Math.Min(DrawChunk.Length - skipped, into.Length - done));
            if (part.Length == DrawChunk.Length)
            {
                fixed (double* draws = part)
                    FillChunk(lane, stream, first + done, draws);
            }
            else
            {
                FillChunk(lane, stream, first + done - skipped, whole);
                new ReadOnlySpan<double>(whole + skipped, part.Length).CopyTo(part);
            }
            done += part.Length;
        }
    }

    /// <summary>Calls the visitor with the sampler's struct.</summary>
    public abstract TResult Accept<TResult>(ISamplerVisitor<TResult> visitor);

    /// <summary>Holds a sampler.</summary>
    /// <param name="sampler">The sampler.</param>
    /// <param name="table">What it looks up, never changed afterwards; null where it has no table.</param>
    /// <param name="given">The sampler whose draws this one takes for granted; null where there is none.</param>
    public static Sampler Of<TSampler>(TSampler sampler, double[]? table = null, Sampler? given = null) where TSampler : unmanaged, ISampler =>
        new Typed<TSampler>(sampler, table ?? [], given);

    private protected abstract unsafe void FillChunk(LaneKind lane, StreamKey stream, long first, double* draws);

    private sealed class Typed<TSampler>(TSampler sampler, double[] table, Sampler? given) : Sampler
        where TSampler : unmanaged, ISampler
    {
        private static readonly Action<TSampler, DrawChunk>[] Loops =
            Array.ConvertAll(Enum.GetValues<LaneKind>(), lane => lane.Accept(new LoopOnLane()));

        public override Sampler? Given => given;

        public override TResult Accept<TResult>(ISamplerVisitor<TResult> visitor)
        {
            ArgumentNullException.ThrowIfNull(visitor);
            return visitor.Visit(sampler, table);
        }

        private protected override unsafe void FillChunk(LaneKind lane, StreamKey stream, long first, double* draws)
        {
            var condition = stackalloc double[given is null ? 0 : DrawChunk.Length];
            given?.FillChunk(lane, stream, first, condition);
            fixed (double* entries = table)
            {
                Loops[(int)lane](sampler, new DrawChunk(stream, FirstNumber, (ulong)first, entries, given is null ? draws : condition, draws));
            }
        }

        private sealed class LoopOnLane : ILaneVisitor<Action<TSampler, DrawChunk>>
        {
            public Action<TSampler, DrawChunk> Visit<T>() where T : struct, ILane<T> => LaneDraws<T, TSampler>.Fill;
        }
    }
}
