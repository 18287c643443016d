namespace Accel.Engine.Measurement;

/// <summary>What bounds a pass over rows, on a processor or a card.</summary>
internal interface IPassBounds
{
    /// <summary>Bytes a second read from memory.</summary>
    double ReadBandwidth { get; }

    /// <summary>Floating-point operations a second in fused multiply-adds of doubles, two each.</summary>
    double MultiplyAddRate { get; }

    /// <summary>The same in products of matrices, which some devices have units of their own for.</summary>
    double MatrixRate { get; }

    /// <summary>Exponentials a second by the lane function.</summary>
    double ExpRate { get; }

    /// <summary>Logarithms a second by the lane function.</summary>
    double LogRate { get; }
}
