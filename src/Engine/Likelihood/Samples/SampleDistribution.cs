namespace Accel.Engine.Likelihood.Samples;

/// <summary>The values that a parameter may take.</summary>
public enum ParameterDomain
{
    /// <summary>Every number.</summary>
    Real,

    /// <summary>Numbers above 0.</summary>
    Positive,

    /// <summary>Numbers from 0 to 1.</summary>
    Probability,
}

/// <summary>A parameter of a distribution.</summary>
/// <param name="Name">R's name of it.</param>
/// <param name="Domain">The values it may take.</param>
public sealed record DistributionParameter(string Name, ParameterDomain Domain)
{
    /// <summary>True where the parameter may take that value.</summary>
    public bool Accepts(double value) => Domain switch
    {
        ParameterDomain.Positive => value > 0 && double.IsFinite(value),
        ParameterDomain.Probability => value is >= 0 and <= 1,
        _ => double.IsFinite(value),
    };
}

/// <summary>
/// A distribution with unknown parameters: its log-likelihood over a sample, written once for values and
/// derivatives, and where its maximum is or may be looked for.
/// </summary>
public abstract class SampleDistribution
{
    /// <summary>What the user calls it.</summary>
    public abstract string Name { get; }

    /// <summary>The unknown parameters, at most three.</summary>
    public abstract IReadOnlyList<DistributionParameter> Parameters { get; }

    /// <summary>The values it can take, for messages.</summary>
    public abstract string Support { get; }

    /// <summary>True where <see cref="Start"/> is the maximum itself.</summary>
    public virtual bool HasClosedForm => false;

    /// <summary>True where the maximum lies where the log-likelihood has a derivative of 0, so that there is an information.</summary>
    public virtual bool IsRegular => true;

    /// <summary>True where the distribution can take a value.</summary>
    public abstract bool Accepts(double value);

    /// <summary>The maximum likelihood estimates where <see cref="HasClosedForm"/>, else estimates near them.</summary>
    /// <param name="sample">The values, all accepted.</param>
    /// <exception cref="InputException">The likelihood of these values has no maximum.</exception>
    public abstract double[] Start(Sample sample);

    /// <summary>The log-likelihood, all constants included.</summary>
    /// <param name="sample">The values, all accepted.</param>
    /// <param name="parameters">The parameters, all in their domains.</param>
    internal abstract T LogLikelihood<T>(Sample sample, T[] parameters) where T : struct, IDifferentiable<T>;

    /// <summary>The log-likelihood, all constants included; −∞ where a parameter is outside its domain.</summary>
    /// <param name="sample">The values, all accepted.</param>
    /// <param name="parameters">The parameters.</param>
    public double LogLikelihood(Sample sample, ReadOnlySpan<double> parameters)
    {
        var numbers = new PlainNumber[parameters.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!Parameters[i].Accepts(parameters[i]))
                return double.NegativeInfinity;
            numbers[i] = parameters[i];
        }
        var value = LogLikelihood(sample, numbers).Value;
        return double.IsNaN(value) ? double.NegativeInfinity : value;
    }

    /// <summary>Refuses a sample whose values are all equal.</summary>
    private protected void EnsureVaries(Sample sample)
    {
        if (sample.Least == sample.Greatest)
            throw new InputException($"All {sample.Count} values are equal; the likelihood of the {Name} distribution then has no maximum.");
    }

    /// <summary>x log y, 0 for x = 0.</summary>
    private protected static T TimesLog<T>(double x, T y)
        where T : struct, IDifferentiable<T> => x == 0 ? 0 : x * T.Log(y);

    /// <summary>x log(1 − y), 0 for x = 0.</summary>
    private protected static T TimesLogOneMinus<T>(double x, T y)
        where T : struct, IDifferentiable<T> => x == 0 ? 0 : x * T.Log1p(-y);
}
