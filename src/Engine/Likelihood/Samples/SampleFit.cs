namespace Accel.Engine.Likelihood.Samples;

/// <summary>A distribution fitted to a sample by maximum likelihood, as <c>fitdistr</c> of R's MASS does.</summary>
/// <param name="Distribution">The distribution.</param>
/// <param name="Sample">The values.</param>
/// <param name="Estimates">The estimates, in the order of its parameters.</param>
/// <param name="Covariance">The inverse of the observed information; NaN where the likelihood has none at its maximum.</param>
/// <param name="LogLikelihood">The log-likelihood at the estimates, all constants included.</param>
/// <param name="Steps">The way to the maximum, the start first; one step where it has a closed form.</param>
/// <param name="Converged">True where the maximum was reached.</param>
public sealed record SampleFit(
    SampleDistribution Distribution, Sample Sample, IReadOnlyList<double> Estimates, double[,] Covariance,
    double LogLikelihood, IReadOnlyList<LikelihoodStep> Steps, bool Converged)
{
    /// <summary>The standard errors of the estimates; NaN where there are none.</summary>
    public IReadOnlyList<double> StandardErrors => [.. Estimates.Select((_, i) => Math.Sqrt(Covariance[i, i]))];

    /// <summary>Akaike's criterion.</summary>
    public double Aic => -2 * LogLikelihood + 2 * Estimates.Count;

    /// <summary>Schwarz's criterion.</summary>
    public double Bic => -2 * LogLikelihood + Math.Log(Sample.Count) * Estimates.Count;

    /// <summary>Fits.</summary>
    /// <param name="distribution">The distribution.</param>
    /// <param name="sample">The values, all in its support.</param>
    /// <exception cref="InputException">The likelihood of these values has no maximum.</exception>
    public static SampleFit Of(SampleDistribution distribution, Sample sample)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        ArgumentNullException.ThrowIfNull(sample);
        var estimates = distribution.Start(sample);
        IReadOnlyList<LikelihoodStep> steps;
        var converged = true;
        if (distribution.HasClosedForm)
        {
            steps = [new LikelihoodStep([.. estimates], distribution.LogLikelihood(sample, estimates))];
        }
        else
        {
            var maximization = new SampleMaximization(distribution, sample, [.. estimates.Select(_ => true)]);
            converged = maximization.Run(estimates);
            steps = maximization.Steps;
        }
        return new SampleFit(distribution, sample, estimates, InverseInformation(distribution, sample, estimates), steps[^1].LogLikelihood, steps, converged);
    }

    private static double[,] InverseInformation(SampleDistribution distribution, Sample sample, double[] estimates)
    {
        var size = estimates.Length;
        var information = new double[size, size];
        var jet = distribution.LogLikelihood<Jet>(sample, [.. estimates.Select(Jet.Variable)]);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                information[i, j] = -jet.Second(i, j);
        }
        var isInside = distribution.Parameters.Zip(estimates, (parameter, value) => parameter.Domain != ParameterDomain.Probability || value is > 0 and < 1).All(inside => inside);
        if (distribution.IsRegular && isInside && SmallMatrix.Inverse(information) is { } inverse)
            return inverse;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                information[i, j] = double.NaN;
        }
        return information;
    }
}
