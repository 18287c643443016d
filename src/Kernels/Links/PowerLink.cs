using System.Globalization;
using System.Runtime.CompilerServices;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>η = μ^λ for η &gt; 0, R's <c>power(λ)</c>; by exp and log, so that μ has a relative error of some |log μ| ulps.</summary>
/// <param name="exponent">λ, finite and not 0.</param>
public readonly struct PowerLink(double exponent) : ILink
{
    private readonly double _exponent = exponent;
    private readonly double _inverse = 1 / exponent;

    /// <inheritdoc/>
    public static string Name => "power";

    /// <inheritdoc/>
    public static double LeastMean => 0;

    /// <inheritdoc/>
    public static double GreatestMean => double.PositiveInfinity;

    /// <summary>Describes the link of an exponent as R's <c>power</c> does: log for 0, identity for 1, inverse for −1, else <c>mu^λ</c>.</summary>
    /// <param name="exponent">λ, finite.</param>
    public static LinkDescriptor Of(double exponent) => exponent switch
    {
        0 => LinkDescriptor.Of(new LogLink()),
        1 => LinkDescriptor.Of(new IdentityLink()),
        -1 => LinkDescriptor.Of(new InverseLink()),
        _ => LinkDescriptor.Of(new PowerLink(exponent), $"mu^{Math.Round(exponent, 3).ToString(CultureInfo.InvariantCulture)}"),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Predictor<T>(T mean) where T : struct, ILane<T> => Exponential.Exp(T.Broadcast(_exponent) * Logarithm.Log(mean));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mean<T> Mean<T>(T predictor)
        where T : struct, ILane<T>
    {
        var log = T.Broadcast(_inverse) * Logarithm.Log(predictor);
        var mu = Exponential.Exp(log);
        return new(mu, -Exponential.Expm1(log), T.Broadcast(_inverse) * mu / predictor);
    }

    /// <inheritdoc/>
    public double SlopeGrowth(double predictor) => (_inverse - 1) / predictor;
}
