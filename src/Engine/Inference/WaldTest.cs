using System.Numerics.Tensors;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>Wald's test that some coefficients are all 0, from the estimates of the larger model alone (Wald 1943).</summary>
/// <param name="ChiSquared">βᵀ V⁻¹ β over the tested coefficients, for their part V of the covariance.</param>
/// <param name="Df">Number of coefficients tested.</param>
/// <param name="DenominatorDf">The residual degrees of freedom where the dispersion is estimated, so that χ² / df is F; +∞ where it is known.</param>
/// <param name="PValue">The upper tail.</param>
public sealed record WaldTest(double ChiSquared, int Df, double DenominatorDf, double PValue)
{
    /// <summary>χ² over its degrees of freedom, which is F distributed where the dispersion is estimated.</summary>
    public double F => ChiSquared / Df;

    /// <summary>Tests coefficients of a fit, with the covariance that it has, robust or its own.</summary>
    /// <param name="fit">The fit; one from a model file does.</param>
    /// <param name="coefficients">The names of the coefficients, at least one.</param>
    /// <exception cref="InputException">None is named, one does not exist, or one is aliased.</exception>
    public static WaldTest Of(GlmFit fit, params IReadOnlyList<string> coefficients)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(coefficients);
        int[] places = [.. coefficients.Distinct().Select(fit.IndexOf)];
        if (places.Length == 0)
            throw new InputException("Wald's test needs the name of a coefficient, or of several.");
        // Divided by the standard errors, the covariance is a matrix of correlations.
        double[] statistics = [.. places.Select(place => fit.Coefficients[place].Statistic)];
        var size = places.Length;
        var correlations = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                correlations[i * size + j] = fit.Covariance[places[i], places[j]] / (fit.Coefficients[places[i]].StdError * fit.Coefficients[places[j]].StdError);
        }
        var solved = new SymmetricFactor<double>(correlations, size, 0, 1, value => value).Solve(statistics);
        var chiSquared = TensorPrimitives.Dot<double>(statistics, solved);
        double df = fit.DispersionEstimated ? fit.ResidualDf : double.PositiveInfinity;
        return new WaldTest(chiSquared, size, df, TailProbability.F(chiSquared / size, size, df));
    }

    /// <summary>Tests a smaller model against a larger one: the coefficients that only the larger one has.</summary>
    /// <param name="smaller">The smaller model.</param>
    /// <param name="larger">The larger model, fitted to the same observations.</param>
    /// <exception cref="InputException">The smaller model has coefficients that the larger one lacks, or they are the same.</exception>
    public static WaldTest Between(GlmFit smaller, GlmFit larger)
    {
        ArgumentNullException.ThrowIfNull(smaller);
        ArgumentNullException.ThrowIfNull(larger);
        var few = Estimated(smaller);
        var many = Estimated(larger);
        return few.Except(many).FirstOrDefault() is { } missing
            ? throw new InputException($"The models {smaller.Formula} and {larger.Formula} are not nested: the larger one has no coefficient {missing}.")
            : Of(larger, [.. many.Except(few)]);
    }

    private static List<string> Estimated(GlmFit fit) => [.. fit.Coefficients.Where(one => !one.IsAliased).Select(one => one.Name)];
}
