using Accel.Engine.Data;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Engines;

/// <summary>
/// Somewhere to compute. An engine puts data where it computes; what it can do with them is in
/// <see cref="IResidentDesign"/>, so that data of one engine cannot be handed to another.
/// </summary>
public interface IEngine : IDisposable
{
    /// <summary>About how many passes over the rows a fit makes.</summary>
    const double PassesOfFit = 8;

    /// <summary>What this engine is.</summary>
    EngineInfo Info { get; }

    /// <summary>The most threads of the processor that work for this engine, also for what prepares its data; null for one a core.</summary>
    int? WorkerThreads => null;

    /// <summary>Puts a design and its observations where the engine computes, ready for one response model.</summary>
    /// <param name="design">The model matrix. Its arrays are read, never written, while the result lives.</param>
    /// <param name="observations">Response, weights and offset, of the design's length; within the family's range.</param>
    /// <param name="model">The family and link.</param>
    /// <param name="passes">About how many passes over the rows are to come, each as costly as one of normal equations; only the automatic engine looks at it.</param>
    IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model, double passes = PassesOfFit);

    /// <summary>Draws from a distribution. Draw i of a stream does not depend on what else is drawn, nor on the number of threads.</summary>
    /// <param name="sampler">The distribution with its parameters.</param>
    /// <param name="stream">Seed and stream.</param>
    /// <param name="first">The number of the first draw, 0 or more.</param>
    /// <param name="into">Receives the draws.</param>
    void Sample(Sampler sampler, StreamKey stream, long first, Span<double> into);
}
