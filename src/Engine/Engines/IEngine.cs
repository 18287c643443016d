using Accel.Engine.Data;
using Accel.Kernels.Responses;

namespace Accel.Engine.Engines;

/// <summary>
/// Somewhere to compute. An engine puts data where it computes; what it can do with them is in
/// <see cref="IResidentDesign"/>, so that data of one engine cannot be handed to another.
/// </summary>
public interface IEngine : IDisposable
{
    /// <summary>What this engine is.</summary>
    EngineInfo Info { get; }

    /// <summary>Puts a design and its observations where the engine computes, ready for one response model.</summary>
    /// <param name="design">The model matrix. Its arrays are read, never written, while the result lives.</param>
    /// <param name="observations">Response, weights and offset, of the design's length; within the family's range.</param>
    /// <param name="model">The family and link.</param>
    IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model);
}
