namespace Accel.Kernels.Families;

/// <summary>
/// Families of a mean and a variance function alone (Wedderburn 1974), with an estimated dispersion. They compute
/// with the families that have the same variance; only R's starting values differ.
/// </summary>
internal static class Quasi
{
    /// <summary>The variance functions by R's names.</summary>
    private static readonly string[] Variances = ["constant", "mu", "mu^2", "mu^3", "mu(1-mu)"];

    /// <summary>R's <c>quasibinomial</c>.</summary>
    public static FamilyDescriptor Binomial { get; } = new BorrowedFamily("quasibinomial", FamilyDescriptor.Of(new Binomial())) { HasLikelihood = false };

    /// <summary>R's <c>quasipoisson</c>.</summary>
    public static FamilyDescriptor Poisson { get; } = new BorrowedFamily("quasipoisson", FamilyDescriptor.Of(new Poisson())) { HasLikelihood = false };

    /// <summary>R's <c>quasi</c> with a variance function.</summary>
    /// <param name="variance">One of R's names of variance functions.</param>
    public static FamilyDescriptor Of(string variance) => new BorrowedFamily("quasi", Lender(variance))
    {
        HasLikelihood = false,
        PreferredLink = "identity",
        TrialsAreWeights = true,
        // For responses of 0 R cuts the deviance off.
        DevianceFalls = variance != "mu^2",
        Range = variance == "mu^2" ? (response => response >= 0 && double.IsFinite(response), "y >= 0") : null,
        Parameter = new FamilyParameter("variance", string.Join(", ", Variances), given => given.Variance is { } name && Named(name) is { } known ? Of(known) : null),
    };

    private static string? Named(string name)
    {
        var plain = name.Replace(" ", "", StringComparison.Ordinal);
        return Variances.FirstOrDefault(known => known.Equals(plain, StringComparison.OrdinalIgnoreCase));
    }

    private static FamilyDescriptor Lender(string variance) => variance switch
    {
        "mu" => FamilyDescriptor.Of(new Poisson(1)),
        "mu^2" => FamilyDescriptor.Of(new Gamma()),
        "mu^3" => FamilyDescriptor.Of(new InverseGaussian()),
        "mu(1-mu)" => FamilyDescriptor.Of(new Binomial(0.001)),
        _ => FamilyDescriptor.Of(new Gaussian()),
    };
}
