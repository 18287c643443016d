namespace Accel.Kernels.Families;

/// <summary>What a user gives beside a family's name, each null where it is not given.</summary>
/// <param name="Theta">The negative binomial's θ.</param>
/// <param name="Power">The exponent of the Tweedie variance μ^p.</param>
/// <param name="Variance">The variance function of <c>quasi</c>, as R writes it.</param>
public sealed record FamilyParameters(double? Theta = null, double? Power = null, string? Variance = null);

/// <summary>The parameter that a family takes.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Range">The values it may take, for messages.</param>
/// <param name="Apply">The family with the value given; null where that is not in the range, or not given.</param>
public sealed record FamilyParameter(string Name, string Range, Func<FamilyParameters, FamilyDescriptor?> Apply)
{
    /// <summary>True where nothing can be done without it.</summary>
    public bool IsRequired { get; init; }
}
