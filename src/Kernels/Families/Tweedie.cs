using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>
/// Tweedie's distributions, of variance φ μ^p / w (Jørgensen 1987): for 1 &lt; p &lt; 2 sums of a Poisson number of gamma
/// amounts, which may be 0; for p &gt; 2 positive amounts; for p &lt; 0 any numbers with positive means.
/// </summary>
/// <param name="power">p, below 0 or above 1; 2 and 3 have families of their own.</param>
public readonly struct Tweedie(double power) : IFamily
{
    private readonly double _power = power;
    private readonly double _toFirst = 1 - power;
    private readonly double _toSecond = 2 - power;

    /// <inheritdoc/>
    public static string Name => "tweedie";

    /// <inheritdoc/>
    public static string DefaultLink => "log";

    /// <inheritdoc/>
    public static string? CanonicalLink => null;

    /// <inheritdoc/>
    public static bool EstimatesDispersion => true;

    /// <inheritdoc/>
    public static string ResponseRange => "y >= 0";

    /// <inheritdoc/>
    public static bool Accepts(double response) => response >= 0 && double.IsFinite(response);

    /// <inheritdoc/>
    public static bool IsEdge(double response) => response == 0;

    /// <inheritdoc/>
    public static bool IsDiscrete => false;

    /// <inheritdoc/>
    public static bool CountsTrials => false;

    /// <inheritdoc/>
    public static double LikelihoodDispersion(double deviance, double count, double weightSum) => deviance / weightSum;

    /// <summary>Describes the family of a power; where another family has the same variance, that one computes.</summary>
    /// <param name="power">p ≤ 0 or p ≥ 1.</param>
    public static FamilyDescriptor Describe(double power)
    {
        var parameter = new FamilyParameter("power", "power <= 0 or power >= 1", given => given.Power is <= 0 or >= 1 && double.IsFinite(given.Power.Value) ? Describe(given.Power.Value) : null)
        {
            IsRequired = true,
        };
        FamilyDescriptor Borrowed(FamilyDescriptor lender) => new BorrowedFamily(Name, lender) { Title = Title, Parameter = parameter, PreferredLink = DefaultLink };
        return power switch
        {
            0 => Borrowed(FamilyDescriptor.Of(new Gaussian())),
            1 => Borrowed(FamilyDescriptor.Of(new Poisson(1))),
            2 => Borrowed(FamilyDescriptor.Of(new Gamma())),
            3 => Borrowed(FamilyDescriptor.Of(new InverseGaussian())),
            < 0 => new BorrowedFamily(Name, FamilyDescriptor.Of(new Tweedie(power)))
            {
                Title = Title, Parameter = parameter, HasLikelihood = false, Range = (double.IsFinite, Gaussian.ResponseRange), NoEdge = true,
            },
            > 2 => new BorrowedFamily(Name, FamilyDescriptor.Of(new Tweedie(power)))
            {
                Title = Title, Parameter = parameter, Range = (Gamma.Accepts, Gamma.ResponseRange), NoEdge = true,
            },
            _ => FamilyDescriptor.Of(new Tweedie(power), Title, parameter),
        };
    }

    private const string Title = "Tweedie";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Variance<T>(Mean<T> mean) where T : struct, ILane<T> =>
        Exponential.Exp(T.Broadcast(_power) * Logarithm.Log(mean.Value));

    /// <inheritdoc/>
    /// <remarks>
    /// 2 μ^(2 − p) [r (r^(1 − p) − 1)/(1 − p) − (r^(2 − p) − 1)/(2 − p)] with r = y/μ, the powers less one by expm1;
    /// 2 μ^(2 − p) [1/(2 − p) − r/(1 − p)] for y ≤ 0, whose (2 − p)th power counts as 0.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T UnitDeviance<T>(T response, Mean<T> mean)
        where T : struct, ILane<T>
    {
        var one = T.Broadcast(1);
        var first = T.Broadcast(_toFirst);
        var second = T.Broadcast(_toSecond);
        var ratio = response / mean.Value;
        var log = Logarithm.Log1p((response - mean.Value) / mean.Value);
        var ofPositive = ratio * Exponential.Expm1(first * log) / first - Exponential.Expm1(second * log) / second;
        var ofOthers = one / second - ratio / first;
        var zero = T.Broadcast(0);
        var half = T.Select(T.Less(zero, response), ofPositive, ofOthers) * Exponential.Exp(second * Logarithm.Log(mean.Value));
        // Where y is all but μ, rounding may leave less than nothing.
        return T.Select(T.Less(half, zero), zero, half + half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T StartingMean<T>(T response, T weight) where T : struct, ILane<T> =>
        T.Select(T.Equal(response, T.Broadcast(0)), T.Broadcast(0.1), response);

    /// <inheritdoc/>
    public T LikelihoodWeight<T>(T weight) where T : struct, ILane<T> => weight;

    /// <inheritdoc/>
    public T LikelihoodResponse<T>(T response, T weight) where T : struct, ILane<T> => response;

    /// <inheritdoc/>
    /// <remarks>w times the log-density at μ = y, 0 for y = 0; see <see cref="TweedieDensity"/>. The weights multiply the log-density, as R's other families have it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogSaturated<T>(T response, T weight, Dispersion dispersion)
        where T : struct, ILane<T>
    {
        var isZero = T.Equal(response, T.Broadcast(0));
        var positive = T.Select(isZero, T.Broadcast(1), response);
        TweedieDensity.LogAtMean(in positive, _power, dispersion.Value, out var log);
        return T.Select(isZero, T.Broadcast(0), weight * log);
    }
}
