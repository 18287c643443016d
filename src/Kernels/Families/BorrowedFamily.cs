namespace Accel.Kernels.Families;

/// <summary>A family that computes with another's struct: the same variance and deviance under another name, with an estimated dispersion.</summary>
/// <param name="name">R's name.</param>
/// <param name="lender">The family that computes.</param>
internal sealed class BorrowedFamily(string name, FamilyDescriptor lender) : FamilyDescriptor
{
    /// <summary>The family as R prints it, where that is not its name.</summary>
    public string? Title { get; init; }

    /// <summary>The responses that this family accepts, and these in words; null for the lender's.</summary>
    public (Predicate<double> Accepts, string Words)? Range { get; init; }

    /// <summary>True where no response lies on an edge of the range of means, although the lender has one.</summary>
    public bool NoEdge { get; init; }

    /// <summary>The default link where it is not the lender's.</summary>
    public string? PreferredLink { get; init; }

    /// <summary>True where a binomial's weights are plain prior weights.</summary>
    public bool TrialsAreWeights { get; init; }

    public override string Name => name;

    public override string Label => Title ?? name;

    public override string DefaultLink => PreferredLink ?? lender.DefaultLink;

    public override string? CanonicalLink => lender.CanonicalLink;

    public override bool EstimatesDispersion => true;

    public override bool DispersionIsParameter => lender.DispersionIsParameter;

    public override string ResponseRange => Range?.Words ?? lender.ResponseRange;

    public override bool Accepts(double response) => Range?.Accepts(response) ?? lender.Accepts(response);

    public override bool IsEdge(double response) => !NoEdge && lender.IsEdge(response);

    public override bool IsDiscrete => false;

    public override bool CountsTrials => lender.CountsTrials && !TrialsAreWeights;

    public override double LikelihoodDispersion(double deviance, double count, double weightSum) =>
        lender.LikelihoodDispersion(deviance, count, weightSum);

    public override double LogSaturated(double response, double weight, Dispersion dispersion) =>
        lender.LogSaturated(response, weight, dispersion);

    public override TResult Accept<TResult>(IFamilyVisitor<TResult> visitor) => lender.Accept(visitor);
}
