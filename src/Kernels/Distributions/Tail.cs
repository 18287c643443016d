namespace Accel.Kernels.Distributions;

/// <summary>Which side of a point a probability belongs to; R's <c>lower.tail</c>.</summary>
public enum Tail
{
    /// <summary>P(X ≤ x).</summary>
    Lower,

    /// <summary>P(X &gt; x), computed directly.</summary>
    Upper,
}
