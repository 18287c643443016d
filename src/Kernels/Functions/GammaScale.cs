using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>
/// The gamma function in the form that probabilities need: z^z e^−z / Γ(z + 1) = e^Exponent / √Square, with both parts of
/// moderate size for all z ≥ 0 and exact at 0. Loader (2000) builds all his densities from it.
/// </summary>
/// <param name="exponent">−δ(z) (<see cref="StirlingError"/>) from 1 on, the whole logarithm below.</param>
/// <param name="square">2πz from 1 on, 1 below.</param>
internal readonly struct GammaScale<T>(T exponent, T square)
    where T : struct, ILane<T>
{
    /// <summary>The exponent; absolute error below 1e-16.</summary>
    public T Exponent { get; } = exponent;

    /// <summary>The square under the root.</summary>
    public T Square { get; } = square;

    /// <summary>The two parts for z ≥ 0.</summary>
    public static GammaScale<T> Of(T z)
    {
        Compute(z, out var exponent, out var square);
        return new(exponent, square);
    }

    // By reference, because code compiled ahead of time cannot call what takes vectors by value.
    [MethodImpl(MethodImplOptions.NoInlining | LoopCompilation.Mode)]
    private static void Compute(in T z, out T exponent, out T square)
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var below = T.Less(z, one);
        exponent = -StirlingError.Of(T.Select(below, one, z));
        square = T.Select(below, one, T.Broadcast(2 * Math.PI) * z);
        if (!T.AnyTrue(below))
            return;
        var positive = T.Select(T.Equal(z, zero), one, z);
        var whole = T.Fma(z, Logarithm.Log(positive), -z) - LogGamma.OfOnePlus(T.Select(below, z, zero));
        exponent = T.Select(below, whole, exponent);
    }
}
