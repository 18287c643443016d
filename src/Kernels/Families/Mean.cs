using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>
/// The mean of a response with what a family needs beside it. Carrying 1 − μ keeps both tails of a
/// probability accurate.
/// </summary>
public readonly struct Mean<T>
    where T : struct, ILane<T>
{
    /// <summary>Puts the parts together.</summary>
    /// <param name="value">μ.</param>
    /// <param name="complement">1 − μ, computed without cancellation where the link allows it.</param>
    /// <param name="slope">dμ/dη.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean(T value, T complement, T slope)
    {
        Value = value;
        Complement = complement;
        Slope = slope;
    }

    /// <summary>μ.</summary>
    public T Value { get; }

    /// <summary>1 − μ.</summary>
    public T Complement { get; }

    /// <summary>dμ/dη.</summary>
    public T Slope { get; }
}
