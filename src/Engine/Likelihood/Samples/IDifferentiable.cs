using System.Numerics;

namespace Accel.Engine.Likelihood.Samples;

/// <summary>A number that log-likelihoods are written over once: as it is, or with its derivatives.</summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface IDifferentiable<T> :
    IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>, IUnaryNegationOperators<T, T>
    where T : struct, IDifferentiable<T>
{
    /// <summary>The number alone.</summary>
    double Value { get; }

    /// <summary>A constant.</summary>
    static abstract implicit operator T(double value);

    /// <summary>e to the x.</summary>
    static abstract T Exp(T x);

    /// <summary>The natural logarithm.</summary>
    static abstract T Log(T x);

    /// <summary>log(1 + x).</summary>
    static abstract T Log1p(T x);

    /// <summary>log Γ(x) for x above 0.</summary>
    static abstract T LogGamma(T x);
}
