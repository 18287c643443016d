namespace Accel.Kernels.Lanes;

/// <summary>Names the lane types.</summary>
public enum LaneKind
{
    /// <summary><see cref="ScalarLane"/>, one double.</summary>
    Scalar,

    /// <summary><see cref="Lanes.Lane128"/>, two doubles.</summary>
    Lane128,

    /// <summary><see cref="Lanes.Lane256"/>, four doubles.</summary>
    Lane256,

    /// <summary><see cref="Lanes.Lane512"/>, eight doubles.</summary>
    Lane512,

    /// <summary><see cref="VectorLane"/>, the runtime's own width.</summary>
    Vector,
}
