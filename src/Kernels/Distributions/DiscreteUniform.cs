using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The uniform distribution on the whole numbers from a to b.</summary>
/// <param name="a">The least value, a whole number.</param>
/// <param name="b">The largest value, a whole number.</param>
public readonly struct DiscreteUniform(double a, double b) : ITwoParametersDistribution<DiscreteUniform>
{
    /// <inheritdoc/>
    public static string Name => "discrete_uniform";

    /// <inheritdoc/>
    public static string Suffix => "dunif";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("a", "a <= b, a whole number"), new("b", "b >= a, a whole number")];

    /// <inheritdoc/>
    public static DiscreteUniform Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => true;

    /// <summary>The least value, a whole number.</summary>
    public double A { get; } = a;

    /// <summary>The largest value, a whole number.</summary>
    public double B { get; } = b;

    /// <inheritdoc/>
    public DefinedFunctions Defined => double.IsFinite(A) && double.IsFinite(B) && A <= B && Math.Floor(A) == A && Math.Floor(B) == B ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => A == B ? A : double.NaN;

    /// <inheritdoc/>
    public Support Support => new(A, B);

    /// <inheritdoc/>
    public double Mean => A / 2 + B / 2;

    /// <inheritdoc/>
    public double Variance => (B - A) * (B - A + 2) / 12;

    /// <inheritdoc/>
    public Sampler Sampler => IntegerSampler.Of(A, B);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        T.Broadcast(1 / (B - A + 1)) + (x - x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        T.Broadcast(-Logarithm.Log(new ScalarLane(B - A + 1)).Value) + (x - x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        Part(x, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T>
    {
        var other = Part(x, tail == Tail.Lower ? Tail.Upper : Tail.Lower);
        return T.Select(T.Less(other, T.Broadcast(0.3)), Logarithm.Log1p(-other), Logarithm.Log(Part(x, tail)));
    
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        DiscreteQuantile.Of(this, p, tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        DiscreteQuantile.OfLog(this, logP, tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Part<T>(T x, Tail tail)
        where T : struct, ILane<T> =>
        (tail == Tail.Lower ? x - T.Broadcast(A) + T.Broadcast(1) : T.Broadcast(B) - x) / T.Broadcast(B - A + 1);
}
