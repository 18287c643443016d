namespace Accel.Kernels.Families;

/// <summary>All families: one line each makes a family visible to every engine, the command and the tests.</summary>
public static class FamilyRegistry
{
    /// <summary>The families in the order they are listed to the user; those with a parameter at an example of it.</summary>
    public static IReadOnlyList<FamilyDescriptor> All { get; } =
    [
        FamilyDescriptor.Of(new Gaussian()),
        FamilyDescriptor.Of(new Binomial()),
        FamilyDescriptor.Of(new Poisson()),
        FamilyDescriptor.Of(new Gamma()),
        FamilyDescriptor.Of(new InverseGaussian()),
        NegativeBinomial.Describe(theta: 1),
        Tweedie.Describe(power: 1.5),
        Quasi.Of("constant"),
        Quasi.Binomial,
        Quasi.Poisson,
    ];

    /// <summary>The family of that name, in any case; null where there is none.</summary>
    public static FamilyDescriptor? Find(string name) =>
        All.FirstOrDefault(family => family.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
