using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Kernels.Distributions;

/// <summary>Student's t distribution.</summary>
/// <param name="df">Degrees of freedom, positive, not necessarily whole; +∞ is the normal distribution.</param>
public readonly struct StudentT(double df) : IOneParameterDistribution<StudentT>
{
    /// <inheritdoc/>
    public static string Name => "t";

    /// <inheritdoc/>
    public static string Suffix => "t";

    /// <inheritdoc/>
    public static IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("df", "df > 0")];

    /// <inheritdoc/>
    public static StudentT Of(double first) => new(first);

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <summary>Degrees of freedom, positive, not necessarily whole; +∞ is the normal distribution.</summary>
    public double Df { get; } = df;

    /// <inheritdoc/>
    public DefinedFunctions Defined => Df > 0 ? DefinedFunctions.All : DefinedFunctions.None;

    /// <inheritdoc/>
    public PointMass PointMass => double.NaN;

    /// <inheritdoc/>
    public Support Support => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public double Mean => Df > 1 ? 0 : double.NaN;

    /// <inheritdoc/>
    public double Variance => Df > 2 ? Df == double.PositiveInfinity ? 1 : Df / (Df - 2) : Df > 1 ? double.PositiveInfinity : double.NaN;

    /// <inheritdoc/>
    public Sampler Sampler => StudentTSampler.Of(Df);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Density<T>(T x) where T : struct, ILane<T> =>
        IsNormal ? NormalProbability.Density(x) : StudentTails.Density(Df, x).Value();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogDensity<T>(T x) where T : struct, ILane<T> =>
        IsNormal ? NormalProbability.LogDensity(x) : StudentTails.Density(Df, x).Log();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Cdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        IsNormal ? NormalProbability.Upper(tail == Tail.Lower ? -x : x) : StudentTails.Of(Df, x).Value(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogCdf<T>(T x, Tail tail) where T : struct, ILane<T> =>
        IsNormal ? NormalProbability.LogUpper(tail == Tail.Lower ? -x : x) : StudentTails.Of(Df, x).Log(tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T p, Tail tail) where T : struct, ILane<T> =>
        IsNormal ? new Normal(0, 1).Quantile(p, tail) : Signed(StudentTails.Quantile(Df, p), tail);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T QuantileOfLog<T>(T logP, Tail tail) where T : struct, ILane<T> =>
        IsNormal ? new Normal(0, 1).QuantileOfLog(logP, tail) : Signed(StudentTails.QuantileOfLog(Df, logP), tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Signed<T>(T t, Tail tail)
        where T : struct, ILane<T> =>
        tail == Tail.Lower ? t : -t;

    /// <summary>P(|T| &gt; |t|).</summary>
    /// <param name="t">Any value.</param>
    /// <returns>The two-sided tail; NaN for NaN or invalid degrees of freedom.</returns>
    public double TwoSided(double t) => 2 * this.Cdf(Math.Abs(t), Tail.Upper);

    private bool IsNormal => Df == double.PositiveInfinity;
}
