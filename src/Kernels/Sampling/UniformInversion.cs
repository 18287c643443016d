using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Uniform draws between two numbers, 2^52 of them and never the ends unless they round to one.</summary>
/// <param name="min">The lower end, finite.</param>
/// <param name="max">The upper end, finite.</param>
public readonly struct UniformInversion(double min, double max) : IInversion
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Draw<T>(T word)
        where T : struct, ILane<T>
    {
        var u = UnitInterval.Open(word);
        return T.Fma(u, T.Broadcast(max), (T.Broadcast(1) - u) * T.Broadcast(min));
    }
}
