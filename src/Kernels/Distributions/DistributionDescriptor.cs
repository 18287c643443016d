namespace Accel.Kernels.Distributions;

/// <summary>Something to be done with a distribution whose type is known only at run time.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public interface IDistributionVisitor<out TResult>
{
    /// <summary>Called with the distribution.</summary>
    TResult Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution;
}

/// <summary>Makes a distribution from its parameters.</summary>
/// <param name="parameters">As many as the distribution has, in their order.</param>
public delegate TDistribution DistributionFactory<out TDistribution>(ReadOnlySpan<double> parameters);

/// <summary>A kind of distribution as a user names it, its parameters still open.</summary>
public abstract class DistributionDescriptor
{
    /// <inheritdoc cref="IDistribution.Name"/>
    public abstract string Name { get; }

    /// <inheritdoc cref="IDistribution.Suffix"/>
    public abstract string Suffix { get; }

    /// <inheritdoc cref="IDistribution.Parameters"/>
    public abstract IReadOnlyList<DistributionParameter> Parameters { get; }

    /// <inheritdoc cref="IDistribution.IsDiscrete"/>
    public abstract bool IsDiscrete { get; }

    /// <summary>Calls the visitor with the distribution of those parameters, valid or not (<see cref="IDistribution.Defined"/>).</summary>
    /// <exception cref="ArgumentException">There are more or fewer than the distribution has.</exception>
    public TResult Accept<TResult>(ReadOnlySpan<double> parameters, IDistributionVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        if (parameters.Length != Parameters.Count)
            throw new ArgumentException($"{Name} has {Parameters.Count} parameters, not {parameters.Length}.", nameof(parameters));
        return Visit(parameters, visitor);
    }

    /// <summary>Describes a distribution.</summary>
    public static DistributionDescriptor Of<TDistribution>(DistributionFactory<TDistribution> create)
        where TDistribution : struct, IDistribution => new Typed<TDistribution>(create);

    private protected abstract TResult Visit<TResult>(ReadOnlySpan<double> parameters, IDistributionVisitor<TResult> visitor);

    private sealed class Typed<TDistribution>(DistributionFactory<TDistribution> create) : DistributionDescriptor
        where TDistribution : struct, IDistribution
    {
        public override string Name => TDistribution.Name;

        public override string Suffix => TDistribution.Suffix;

        public override IReadOnlyList<DistributionParameter> Parameters => TDistribution.Parameters;

        public override bool IsDiscrete => TDistribution.IsDiscrete;

        private protected override TResult Visit<TResult>(ReadOnlySpan<double> parameters, IDistributionVisitor<TResult> visitor) =>
            visitor.Visit(create(parameters));
    }
}
