using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>
/// A way to draw from a distribution, written once for all lanes and devices. Draw i is the first
/// attempt that is not rejected; attempts 0, 1, 2, … take their random bits from the blocks of the
/// same index, one after the other.
/// </summary>
/// <remarks>
/// Where draws come in pairs, the draws 16 k + j and 16 k + 8 + j with j &lt; 8 share the block of
/// index 8 k + j; else draw i has the block of index i (<see cref="Philox"/>).
/// </remarks>
public interface ISampler
{
    /// <summary>Number of blocks that one attempt takes, 1 to 3.</summary>
    static abstract int BlocksPerAttempt { get; }

    /// <summary>True where block 0 is to be made normal draws (<see cref="IDrawSource{T}.Normals"/>).</summary>
    static abstract bool UsesNormals { get; }

    /// <summary>True where one block, or set of blocks, makes two draws; not for samplers that use <see cref="IDrawSource{T}.Given"/>.</summary>
    static abstract bool DrawsPairs { get; }

    /// <summary>False where every attempt succeeds.</summary>
    static abstract bool Rejects { get; }

    /// <summary>One attempt.</summary>
    /// <param name="source">The attempt's random bits, and the sampler's table.</param>
    Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>;
}
