namespace Accel.Kernels.Passes;

/// <summary>How a pass keeps its sums.</summary>
public enum Arithmetic
{
    /// <summary>In doubles: the fast way, right for well-conditioned designs.</summary>
    Plain,

    /// <summary>In pairs of doubles with 106 bits, products exact: for ill-conditioned designs.</summary>
    Compensated,
}
