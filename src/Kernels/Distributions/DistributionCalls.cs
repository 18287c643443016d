namespace Accel.Kernels.Distributions;

/// <summary>
/// A distribution's functions without a distribution at hand, its parameters behind the argument in the order of its
/// constructor: <c>Normal.Cdf(1.96, 0, 1)</c>, or for a column <c>Normal.Cdf(x, 0, 1, result)</c>.
/// </summary>
/// <remarks>
/// Each is that function of <see cref="DistributionFunctions"/>, which says what it gives; NaN where the parameters are out of range. The
/// column versions throw <see cref="ArgumentException"/> where the result has another length than the argument.
/// </remarks>
public static class DistributionCalls
{
    extension<TDistribution>(TDistribution)
        where TDistribution : struct, IOneParameterDistribution<TDistribution>
    {
        /// <summary>The density at x, or the probability of x.</summary>
        public static double Density(double x, double first) => TDistribution.Of(first).Density(x);

        /// <summary>The densities at, or probabilities of, a column of numbers.</summary>
        public static void Density(ReadOnlySpan<double> x, double first, Span<double> result) => TDistribution.Of(first).Density(x, result);

        /// <summary>The logarithm of the density at x, or of the probability of x.</summary>
        public static double LogDensity(double x, double first) => TDistribution.Of(first).LogDensity(x);

        /// <summary>The logarithms of the densities of a column of numbers.</summary>
        public static void LogDensity(ReadOnlySpan<double> x, double first, Span<double> result) => TDistribution.Of(first).LogDensity(x, result);

        /// <summary>P(X ≤ x), or P(X &gt; x) for the upper tail.</summary>
        public static double Cdf(double x, double first, Tail tail = Tail.Lower) => TDistribution.Of(first).Cdf(x, tail);

        /// <summary>The tail probabilities of a column of numbers.</summary>
        public static void Cdf(ReadOnlySpan<double> x, double first, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first).Cdf(x, result, tail);

        /// <summary>log P(X ≤ x), or log P(X &gt; x) for the upper tail.</summary>
        public static double LogCdf(double x, double first, Tail tail = Tail.Lower) => TDistribution.Of(first).LogCdf(x, tail);

        /// <summary>The logarithms of the tail probabilities of a column of numbers.</summary>
        public static void LogCdf(ReadOnlySpan<double> x, double first, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first).LogCdf(x, result, tail);

        /// <summary>The x whose tail has probability p.</summary>
        public static double Quantile(double p, double first, Tail tail = Tail.Lower) => TDistribution.Of(first).Quantile(p, tail);

        /// <summary>The quantiles of a column of probabilities.</summary>
        public static void Quantile(ReadOnlySpan<double> p, double first, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first).Quantile(p, result, tail);

        /// <summary>The x whose tail has a probability with that logarithm.</summary>
        public static double QuantileOfLog(double logP, double first, Tail tail = Tail.Lower) => TDistribution.Of(first).QuantileOfLog(logP, tail);

        /// <summary>The quantiles of a column of logarithms of probabilities.</summary>
        public static void QuantileOfLog(ReadOnlySpan<double> logP, double first, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first).QuantileOfLog(logP, result, tail);
    }

    extension<TDistribution>(TDistribution)
        where TDistribution : struct, ITwoParametersDistribution<TDistribution>
    {
        /// <summary>The density at x, or the probability of x.</summary>
        public static double Density(double x, double first, double second) => TDistribution.Of(first, second).Density(x);

        /// <summary>The densities at, or probabilities of, a column of numbers.</summary>
        public static void Density(ReadOnlySpan<double> x, double first, double second, Span<double> result) => TDistribution.Of(first, second).Density(x, result);

        /// <summary>The logarithm of the density at x, or of the probability of x.</summary>
        public static double LogDensity(double x, double first, double second) => TDistribution.Of(first, second).LogDensity(x);

        /// <summary>The logarithms of the densities of a column of numbers.</summary>
        public static void LogDensity(ReadOnlySpan<double> x, double first, double second, Span<double> result) => TDistribution.Of(first, second).LogDensity(x, result);

        /// <summary>P(X ≤ x), or P(X &gt; x) for the upper tail.</summary>
        public static double Cdf(double x, double first, double second, Tail tail = Tail.Lower) => TDistribution.Of(first, second).Cdf(x, tail);

        /// <summary>The tail probabilities of a column of numbers.</summary>
        public static void Cdf(ReadOnlySpan<double> x, double first, double second, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first, second).Cdf(x, result, tail);

        /// <summary>log P(X ≤ x), or log P(X &gt; x) for the upper tail.</summary>
        public static double LogCdf(double x, double first, double second, Tail tail = Tail.Lower) => TDistribution.Of(first, second).LogCdf(x, tail);

        /// <summary>The logarithms of the tail probabilities of a column of numbers.</summary>
        public static void LogCdf(ReadOnlySpan<double> x, double first, double second, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first, second).LogCdf(x, result, tail);

        /// <summary>The x whose tail has probability p.</summary>
        public static double Quantile(double p, double first, double second, Tail tail = Tail.Lower) => TDistribution.Of(first, second).Quantile(p, tail);

        /// <summary>The quantiles of a column of probabilities.</summary>
        public static void Quantile(ReadOnlySpan<double> p, double first, double second, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first, second).Quantile(p, result, tail);

        /// <summary>The x whose tail has a probability with that logarithm.</summary>
        public static double QuantileOfLog(double logP, double first, double second, Tail tail = Tail.Lower) => TDistribution.Of(first, second).QuantileOfLog(logP, tail);

        /// <summary>The quantiles of a column of logarithms of probabilities.</summary>
        public static void QuantileOfLog(ReadOnlySpan<double> logP, double first, double second, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first, second).QuantileOfLog(logP, result, tail);
    }

    extension<TDistribution>(TDistribution)
        where TDistribution : struct, IThreeParametersDistribution<TDistribution>
    {
        /// <summary>The density at x, or the probability of x.</summary>
        public static double Density(double x, double first, double second, double third) => TDistribution.Of(first, second, third).Density(x);

        /// <summary>The densities at, or probabilities of, a column of numbers.</summary>
        public static void Density(ReadOnlySpan<double> x, double first, double second, double third, Span<double> result) => TDistribution.Of(first, second, third).Density(x, result);

        /// <summary>The logarithm of the density at x, or of the probability of x.</summary>
        public static double LogDensity(double x, double first, double second, double third) => TDistribution.Of(first, second, third).LogDensity(x);

        /// <summary>The logarithms of the densities of a column of numbers.</summary>
        public static void LogDensity(ReadOnlySpan<double> x, double first, double second, double third, Span<double> result) => TDistribution.Of(first, second, third).LogDensity(x, result);

        /// <summary>P(X ≤ x), or P(X &gt; x) for the upper tail.</summary>
        public static double Cdf(double x, double first, double second, double third, Tail tail = Tail.Lower) => TDistribution.Of(first, second, third).Cdf(x, tail);

        /// <summary>The tail probabilities of a column of numbers.</summary>
        public static void Cdf(ReadOnlySpan<double> x, double first, double second, double third, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first, second, third).Cdf(x, result, tail);

        /// <summary>log P(X ≤ x), or log P(X &gt; x) for the upper tail.</summary>
        public static double LogCdf(double x, double first, double second, double third, Tail tail = Tail.Lower) => TDistribution.Of(first, second, third).LogCdf(x, tail);

        /// <summary>The logarithms of the tail probabilities of a column of numbers.</summary>
        public static void LogCdf(ReadOnlySpan<double> x, double first, double second, double third, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first, second, third).LogCdf(x, result, tail);

        /// <summary>The x whose tail has probability p.</summary>
        public static double Quantile(double p, double first, double second, double third, Tail tail = Tail.Lower) => TDistribution.Of(first, second, third).Quantile(p, tail);

        /// <summary>The quantiles of a column of probabilities.</summary>
        public static void Quantile(ReadOnlySpan<double> p, double first, double second, double third, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first, second, third).Quantile(p, result, tail);

        /// <summary>The x whose tail has a probability with that logarithm.</summary>
        public static double QuantileOfLog(double logP, double first, double second, double third, Tail tail = Tail.Lower) => TDistribution.Of(first, second, third).QuantileOfLog(logP, tail);

        /// <summary>The quantiles of a column of logarithms of probabilities.</summary>
        public static void QuantileOfLog(ReadOnlySpan<double> logP, double first, double second, double third, Span<double> result, Tail tail = Tail.Lower) => TDistribution.Of(first, second, third).QuantileOfLog(logP, result, tail);
    }
}
