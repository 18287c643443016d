using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>The beta distribution.</summary>
/// <param name="shape1">First shape a ≥ 0.</param>
/// <param name="shape2">Second shape b ≥ 0; where both are 0 half of the mass is on 0 and half on 1.</param>
public readonly struct Beta(double shape1, double shape2) : ITwoParametersDistribution<Beta>
{
    /// <inheritdoc/>
    public static string Name => "beta";

    /// <inheritdoc/>
    public static string Suffix => "beta";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("shape1", "shape1 >= 0"), new("shape2", "shape2 >= 0")];

    /// <inheritdoc/>
    public static Beta Of(double first, double second) => new(first, second);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>First shape a ≥ 0.</summary>
    public double Shape1 { get; } = shape1;

    /// <summary>Second shape b ≥ 0; where both are 0 half of the mass is on 0 and half on 1.</summary>
    public double Shape2 { get; } = shape2;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Shape1 >= 0 && Shape2 >= 0 ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => PointMassOf(Shape1, Shape2);

    /// <inheritdoc/>
    public Support Support => new(0, 1);

    /// <inheritdoc/>
    public double Mean => PointMass.Exists ? 0.5 * (PointMass.Lower + PointMass.Upper) : Shape1 / (Shape1 + Shape2);

    /// <inheritdoc/>
    public double Variance => PointMass.Exists ? 0.25 * (PointMass.Upper - PointMass.Lower) : Shape1 / (Shape1 + Shape2) * (Shape2 / (Shape1 + Shape2)) / (Shape1 + Shape2 + 1);

    /// <inheritdoc/>
    public Sampler Sampler => PointMass.Exists ? new Bernoulli(0.5).Sampler : BetaSampler.Of(Shape1, Shape2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        BetaDensity.Of(Shape1, Shape2, x).Value();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        BetaDensity.Of(Shape1, Shape2, x).Log();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        Tails(x).Value(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        Tails(x).Log(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        Share(TailInversion.OfBeta(T.Broadcast(Shape1), T.Broadcast(Shape2), TailTarget<T>.Of(p, tail)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        Share(TailInversion.OfBeta(T.Broadcast(Shape1), T.Broadcast(Shape2), TailTarget<T>.OfLog(logP, tail)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TailPair<T> Tails<T>(T x)
        where T : struct, ILane<T>
    {
        var zero = T.Broadcast(0);
        return IncompleteBeta.Tails(
            T.Broadcast(Shape1), T.Broadcast(Shape2), new DoubleDoubleLane<T>(x, zero), DoubleDoubleLane<T>.SumOf(T.Broadcast(1), -x));
    
    }

    /// <summary>x from the odds x/(1 − x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Share<T>(T odds)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var share = odds / (one + odds);
        return T.Select(T.Less(odds, T.Broadcast(double.PositiveInfinity)), share, one);
    
    }

    private static PointMass PointMassOf(double a, double b)
    {
        if (a == 0 && b == 0)
            return new(0, 1);
        if (double.IsInfinity(a) && double.IsInfinity(b))
            return 0.5;
        return a == 0 || double.IsInfinity(b) ? 0 : b == 0 || double.IsInfinity(a) ? 1 : double.NaN;
    }
}
