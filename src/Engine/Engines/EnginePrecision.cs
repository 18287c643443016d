using System.Diagnostics.CodeAnalysis;

namespace Accel.Engine.Engines;

/// <summary>The numbers that a GPU computes with. The processor always computes in doubles.</summary>
public enum EnginePrecision
{
    /// <summary>Doubles throughout: the default.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "It is what users call it.")]
    Double,

    /// <summary>
    /// For cards whose doubles are slow: the numeric columns and the products of a pass in singles, the response model and
    /// sums over more than a stage of rows in doubles. Columns are rounded to 24 bits where they have more; estimates of well-conditioned
    /// models move by about 1e-6 of a standard error, ill-conditioned ones are finished by the processor (see docs/gpu.md).
    /// </summary>
    Mixed,
}
