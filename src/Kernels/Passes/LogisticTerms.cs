using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>
/// Σ 2 log(1 + e^t) wherever the t lie: log(1 + e^t) = max(t, 0) + log(1 + e^−|t|), and the second parts of many terms share
/// one logarithm. Π (1 + e^−|t|) − 1 grows by e^−|t| (1 + itself), where every term is positive, so that also a sum that is
/// almost nothing keeps its digits.
/// </summary>
/// <param name="twice">Σ 2 max(t, 0).</param>
/// <param name="product">Π (1 + e^−|t|) − 1.</param>
public readonly struct LogisticTerms<T>(T twice, T product)
    where T : struct, ILane<T>
{
    /// <summary>A product of so many factors up to 2 is in range.</summary>
    public const int MostRows = 1000;

    /// <summary>No terms.</summary>
    public static LogisticTerms<T> None => new(T.Broadcast(0), T.Broadcast(0));

    /// <summary>The sum.</summary>
    public T Deviance
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var logarithm = Logarithm.OfOnePlus(product);
            return twice + (logarithm + logarithm);
        }
    }

    /// <summary>t = (1 − 2y) η: the deviance of a response y of 0 or 1 is 2 log(1 + e^t).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Argument(T predictor, T response) => predictor * T.Fma(response, T.Broadcast(-2), T.Broadcast(1));

    /// <summary>The sum with the term of another t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogisticTerms<T> Plus(T argument)
    {
        var size = T.Abs(argument);
        return new(twice + (argument + size), Grown(product, Exponential.OfAtMost710(-size)));
    }

    /// <summary>Π (1 + e) − 1 with another factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Grown(T product, T e) => T.Fma(product, e, product + e);
}
