using Accel.Kernels.Lanes;

namespace Accel.Kernels.Families;

/// <summary>Something to be done with a family whose type is known only at run time.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public interface IFamilyVisitor<out TResult>
{
    /// <summary>Called with the family.</summary>
    TResult Visit<TFamily>(TFamily family) where TFamily : struct, IFamily;
}

/// <summary>A family as a user names it; holds the struct that computes it.</summary>
public abstract class FamilyDescriptor
{
    /// <inheritdoc cref="IFamily.Name"/>
    public abstract string Name { get; }

    /// <summary>The family as R prints it, its parameter included.</summary>
    public abstract string Label { get; }

    /// <summary>The parameter that can be given to it; null where there is none.</summary>
    public FamilyParameter? Parameter { get; init; }

    /// <inheritdoc cref="IFamily.DefaultLink"/>
    public abstract string DefaultLink { get; }

    /// <inheritdoc cref="IFamily.CanonicalLink"/>
    public abstract string? CanonicalLink { get; }

    /// <summary>False where there is no likelihood, but only a variance function: logLik, AIC and BIC are R's NA.</summary>
    public bool HasLikelihood { get; init; } = true;

    /// <summary>False where the deviance, being R's, does not fall with every step towards the estimates.</summary>
    public bool DevianceFalls { get; init; } = true;

    /// <summary>True where the log-likelihood is taken at an estimated dispersion, which then counts as a parameter.</summary>
    public virtual bool DispersionIsParameter => EstimatesDispersion;

    /// <inheritdoc cref="IFamily.EstimatesDispersion"/>
    public abstract bool EstimatesDispersion { get; }

    /// <inheritdoc cref="IFamily.ResponseRange"/>
    public abstract string ResponseRange { get; }

    /// <inheritdoc cref="IFamily.Accepts"/>
    public abstract bool Accepts(double response);

    /// <inheritdoc cref="IFamily.IsEdge"/>
    public abstract bool IsEdge(double response);

    /// <inheritdoc cref="IFamily.IsDiscrete"/>
    public abstract bool IsDiscrete { get; }

    /// <inheritdoc cref="IFamily.CountsTrials"/>
    public abstract bool CountsTrials { get; }

    /// <inheritdoc cref="IFamily.LikelihoodDispersion"/>
    public abstract double LikelihoodDispersion(double deviance, double count, double weightSum);

    /// <inheritdoc cref="IFamily.LogSaturated"/>
    public abstract double LogSaturated(double response, double weight, Dispersion dispersion);

    /// <summary>Calls the visitor with the family's struct.</summary>
    public abstract TResult Accept<TResult>(IFamilyVisitor<TResult> visitor);

    /// <summary>Describes a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="label">The family as R prints it; null for its name.</param>
    /// <param name="parameter">The parameter that can be given to it; null where there is none.</param>
    public static FamilyDescriptor Of<TFamily>(TFamily family, string? label = null, FamilyParameter? parameter = null)
        where TFamily : struct, IFamily =>
        new Typed<TFamily>(family, label ?? TFamily.Name) { Parameter = parameter };

    private sealed class Typed<TFamily>(TFamily family, string label) : FamilyDescriptor
        where TFamily : struct, IFamily
    {
        public override string Name => TFamily.Name;

        public override string Label => label;

        public override string DefaultLink => TFamily.DefaultLink;

        public override string? CanonicalLink => TFamily.CanonicalLink;

        public override bool EstimatesDispersion => TFamily.EstimatesDispersion;

        public override string ResponseRange => TFamily.ResponseRange;

        public override bool Accepts(double response) => TFamily.Accepts(response);

        public override bool IsDiscrete => TFamily.IsDiscrete;

        public override bool CountsTrials => TFamily.CountsTrials;

        public override bool IsEdge(double response) => TFamily.IsEdge(response);

        public override double LikelihoodDispersion(double deviance, double count, double weightSum) =>
            TFamily.LikelihoodDispersion(deviance, count, weightSum);

        public override double LogSaturated(double response, double weight, Dispersion dispersion) =>
            family.LogSaturated<ScalarLane>(new(response), new(weight), dispersion).Value;

        public override TResult Accept<TResult>(IFamilyVisitor<TResult> visitor) => visitor.Visit(family);
    }
}
