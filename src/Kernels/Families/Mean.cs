using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>
/// The mean of a response with what a family needs beside it. Carrying 1 − μ keeps both tails of a
/// probability accurate.
/// </summary>
/// <param name="value">μ.</param>
/// <param name="complement">1 − μ, computed without cancellation where the link allows it.</param>
/// <param name="slope">dμ/dη.</param>
public readonly struct Mean<T>(T value, T complement, T slope)
    where T : struct, ILane<T>
{
    /// <summary>μ.</summary>
    public T Value { get; } = value;

    /// <summary>1 − μ.</summary>
    public T Complement { get; } = complement;

    /// <summary>dμ/dη.</summary>
    public T Slope { get; } = slope;
}
