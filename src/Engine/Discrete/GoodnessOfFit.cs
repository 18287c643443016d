using Accel.Engine.Inference;

namespace Accel.Engine.Discrete;

/// <summary>
/// Pearson's chi-square test of simulated counts against an exact law. Neighbouring values are taken together until
/// 5 or more are expected in each class (Cochran 1954).
/// </summary>
/// <param name="Statistic">The sum of (observed − expected)² / expected.</param>
/// <param name="Df">The number of classes less one.</param>
public sealed record GoodnessOfFit(double Statistic, int Df)
{
    private const double LeastExpected = 5;

    /// <summary>The probability of such a statistic or a larger one if the counts follow the law.</summary>
    public double PValue => double.IsPositiveInfinity(Statistic) ? 0 : TailProbability.ChiSquared(Statistic, Df);

    /// <summary>The test.</summary>
    /// <param name="simulated">The counts.</param>
    /// <param name="law">The law that they should follow.</param>
    /// <returns>Null where there are less than two classes. The statistic is infinite where a value came up that the law does not have.</returns>
    public static GoodnessOfFit? Test(SimulatedVariable simulated, DiscreteVariable law)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentNullException.ThrowIfNull(law);
        var classes = Classes(simulated, law);
        if (classes.Count < 2)
            return null;
        var possible = classes.Sum(one => one.Observed);
        var statistic = possible < simulated.Repetitions ? double.PositiveInfinity : classes.Sum(one => (one.Observed - one.Expected) * (one.Observed - one.Expected) / one.Expected);
        return new(statistic, classes.Count - 1);
    }

    private static List<(long Observed, double Expected)> Classes(SimulatedVariable simulated, DiscreteVariable law)
    {
        var classes = new List<(long Observed, double Expected)>();
        var (observed, expected) = (0L, 0.0);
        for (var i = 0; i < law.Values.Count; i++)
        {
            observed += simulated.CountOf(law.Values[i]);
            expected += simulated.Repetitions * law.Probabilities[i];
            if (expected >= LeastExpected)
            {
                classes.Add((observed, expected));
                (observed, expected) = (0, 0);
            }
        }
        if (classes.Count > 0)
            classes[^1] = (classes[^1].Observed + observed, classes[^1].Expected + expected);
        return classes;
    }
}
