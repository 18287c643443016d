using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>
/// The loops that draw on the processor, a chunk of <see cref="Blocks"/> blocks at a time: first all of
/// the random bits, then all of the draws, then those again that were rejected, close together.
/// </summary>
/// <typeparam name="T">The lane type, of at most eight doubles.</typeparam>
/// <typeparam name="TSampler">The sampler.</typeparam>
internal static unsafe class LaneDraws<T, TSampler>
    where T : struct, ILane<T>
    where TSampler : struct, ISampler
{
    /// <summary>Blocks of a chunk; a multiple of eight.</summary>
    private const int Blocks = DrawChunk.Length / 2;

    /// <summary>Doubles of a cache line: a bundle that lies across two of them is loaded and stored at half the speed.</summary>
    private const int CacheLine = 8;

    private static int ChunkDraws
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSampler.DrawsPairs ? 2 * Blocks : Blocks;
    }

    /// <summary>Makes the draws of whole chunks.</summary>
    /// <param name="sampler">The sampler.</param>
    /// <param name="chunk">What to draw.</param>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    public static void Fill(TSampler sampler, DrawChunk chunk)
    {
        for (var done = 0; done < DrawChunk.Length; done += ChunkDraws)
            Draw(sampler, chunk.From(done, TSampler.DrawsPairs));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Draw(TSampler sampler, DrawChunk chunk)
    {
        var unalignedIndexes = stackalloc ulong[Blocks + CacheLine];
        var unalignedWords = stackalloc double[2 * TSampler.BlocksPerAttempt * Blocks + CacheLine];
        var indexes = (ulong*)Aligned(unalignedIndexes);
        var words = (double*)Aligned(unalignedWords);
        var rejected = stackalloc int[TSampler.Rejects ? ChunkDraws : 1];
        var rejectedCount = 0;
        for (var block = 0; block < CacheLine; block++)
            indexes[block] = chunk.FirstBlock + (ulong)block;
        for (var block = CacheLine; block < Blocks; block += T.Count)
            T.Store(T.AddWords(T.Load((double*)indexes + block % CacheLine), T.BroadcastWord((ulong)(block - block % CacheLine))), (double*)indexes + block);
        ComputeWords(chunk, indexes, Blocks, 0, words);
        for (var block = 0; block < Blocks; block += T.Count)
        {
            var draw = FirstDraw(block);
            var attempt = sampler.Draw<T, Source>(new(words + block, chunk.Table, chunk.Given + draw));
            T.Store(attempt.First, chunk.Draws + draw);
            if (TSampler.Rejects)
                Append(attempt.FirstRejected, draw, rejected, ref rejectedCount);
            if (TSampler.DrawsPairs)
            {
                T.Store(attempt.Second, chunk.Draws + draw + 8);
                if (TSampler.Rejects)
                    Append(attempt.SecondRejected, draw + 8, rejected, ref rejectedCount);
            }
        }
        if (TSampler.Rejects)
            DrawAgain(sampler, chunk, rejected, rejectedCount, words);
    }

    /// <summary>Draws what was rejected until nothing is.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void DrawAgain(TSampler sampler, DrawChunk chunk, int* pending, int pendingCount, double* words)
    {
        var indexes = stackalloc ulong[Blocks];
        var given = stackalloc double[Blocks];
        var results = stackalloc double[4 * T.Count];
        for (var attempt = 1u; pendingCount > 0; attempt++)
        {
            var stillPending = 0;
            for (var start = 0; start < pendingCount; start += Blocks)
            {
                var count = Math.Min(Blocks, pendingCount - start);
                var padded = (count + T.Count - 1) / T.Count * T.Count;
                for (var i = 0; i < padded; i++)
                {
                    var draw = pending[start + Math.Min(i, count - 1)];
                    indexes[i] = chunk.FirstBlock + (ulong)BlockOf(draw);
                    given[i] = chunk.Given[draw];
                }
                ComputeWords(chunk, indexes, padded, attempt, words);
                for (var i = 0; i < count; i += T.Count)
                {
                    Store(sampler.Draw<T, Source>(new(words + i, chunk.Table, given + i)), results);
                    for (var element = 0; element < T.Count && i + element < count; element++)
                    {
                        var draw = pending[start + i + element];
                        var half = TSampler.DrawsPairs && (draw & 8) != 0 ? T.Count : 0;
                        if (results[2 * T.Count + half + element] == 0)
                            chunk.Draws[draw] = results[half + element];
                        else
                            pending[stillPending++] = draw;
                    }
                }
            }
            pendingCount = stillPending;
        }
    }

    /// <summary>The random bits of some blocks, the first ones as normal draws where the sampler wants them so.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void ComputeWords(DrawChunk chunk, ulong* indexes, int count, uint attempt, double* words)
    {
        var unalignedKeys = stackalloc double[LaneWords<T>.KeysLength + CacheLine];
        var keys = (double*)Aligned(unalignedKeys);
        LaneWords<T>.StoreKeys(chunk.Stream.Seed, keys);
        var number = chunk.FirstNumber + attempt * (uint)TSampler.BlocksPerAttempt;
        for (var k = 0; k < TSampler.BlocksPerAttempt; k++)
            LaneWords<T>.Compute(new(keys), indexes, count, chunk.Stream.Number, number + (uint)k, words + 2 * k * Blocks, words + (2 * k + 1) * Blocks);
        if (TSampler.UsesNormals)
            LaneWords<T>.MakeNormal(count, words, words + Blocks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Attempt<T> attempt, double* results)
    {
        T.Store(attempt.First, results);
        T.Store(attempt.Second, results + T.Count);
        T.Store(T.Select(attempt.FirstRejected, T.Broadcast(1), T.Broadcast(0)), results + 2 * T.Count);
        T.Store(T.Select(attempt.SecondRejected, T.Broadcast(1), T.Broadcast(0)), results + 3 * T.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Append(T mask, int firstDraw, int* rejected, ref int count)
    {
        if (T.AnyTrue(mask))
            AppendElements(mask, firstDraw, rejected, ref count);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void AppendElements(in T mask, int firstDraw, int* rejected, ref int count)
    {
        var flags = stackalloc double[T.Count];
        T.Store(T.Select(mask, T.Broadcast(1), T.Broadcast(0)), flags);
        for (var element = 0; element < T.Count; element++)
        {
            rejected[count] = firstDraw + element;
            count += (int)flags[element];
        }
    }

    /// <summary>The draw in the chunk that a block's first half makes, and the other way round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstDraw(int block) => TSampler.DrawsPairs ? 2 * block - block % 8 : block;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BlockOf(int draw) => TSampler.DrawsPairs ? draw / 16 * 8 + draw % 8 : draw;

    private static void* Aligned(void* unaligned)
    {
        const nuint Mask = CacheLine * sizeof(double) - 1;
        return (void*)(((nuint)unaligned + Mask) & ~Mask);
    }

    private readonly struct Source(double* words, double* table, double* given) : IDrawSource<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Block(int number, out T first, out T second)
        {
            first = T.Load(words + 2 * number * Blocks);
            second = T.Load(words + (2 * number + 1) * Blocks);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Normals(out T first, out T second) => Block(0, out first, out second);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Table(T index) => T.Gather(table, index);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Given() => T.Load(given);
    }
}
