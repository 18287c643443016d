using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>The loops that make random bits on the processor, for all samplers.</summary>
internal static unsafe class LaneWords<T>
    where T : struct, ILane<T>
{
    /// <summary>Random bits.</summary>
    /// <param name="keys">The seed's keys.</param>
    /// <param name="indexes">The blocks' indexes.</param>
    /// <param name="count">Number of blocks, a multiple of the lane's width.</param>
    /// <param name="stream">The stream's number.</param>
    /// <param name="number">The number of the blocks among those with their index.</param>
    /// <param name="first">Receives 64 bits of each block.</param>
    /// <param name="second">Receives the other 64.</param>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    public static void Compute(StoredKeys keys, ulong* indexes, int count, uint stream, uint number, double* first, double* second)
    {
        for (var i = 0; i < count; i += T.Count)
        {
            Philox.Block(keys, T.Load((double*)indexes + i), stream, number, out var word0, out var word1);
            T.Store(word0, first + i);
            T.Store(word1, second + i);
        }
    }

    /// <summary>Makes blocks normal draws, in their place.</summary>
    /// <param name="count">Number of blocks, a multiple of the lane's width.</param>
    /// <param name="first">64 bits of each block; receives the first of its draws.</param>
    /// <param name="second">The other 64; receives the second.</param>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    public static void MakeNormal(int count, double* first, double* second)
    {
        for (var i = 0; i < count; i += T.Count)
        {
            NormalPair.Draw(T.Load(first + i), T.Load(second + i), out var normal0, out var normal1);
            T.Store(normal0, first + i);
            T.Store(normal1, second + i);
        }
    }

    /// <summary>Writes the keys of a seed where <see cref="StoredKeys"/> finds them.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="keys">Room for <see cref="KeysLength"/> doubles.</param>
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    public static void StoreKeys(ulong seed, double* keys)
    {
        var computed = new SeedKeys<T>(seed);
        for (var round = 0; round < Philox.Rounds; round++)
        {
            T.Store(computed.First(round), keys + 2 * round * T.Count);
            T.Store(computed.Second(round), keys + (2 * round + 1) * T.Count);
        }
    }

    /// <summary>Doubles that the keys of a seed take.</summary>
    public static int KeysLength => 2 * Philox.Rounds * T.Count;

    /// <summary>Round keys in memory, from where an instruction takes them by the way.</summary>
    /// <param name="keys">Two bundles for each round.</param>
    public readonly struct StoredKeys(double* keys) : IRoundKeys<T>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T First(int round) => T.Load(keys + 2 * round * T.Count);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Second(int round) => T.Load(keys + (2 * round + 1) * T.Count);
    }
}
