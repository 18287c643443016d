using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;

namespace Accel.Engine.Measurement;

/// <summary>The hot paths of an engine.</summary>
public enum HotPath
{
    /// <summary>A pass of normal equations.</summary>
    NormalEquations,

    /// <summary>A pass of scores.</summary>
    Scores,

    /// <summary>One evaluation of the log-likelihood.</summary>
    LogLikelihood,
}

/// <summary>A model that hot paths are measured with.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Model">Family and link.</param>
/// <param name="Exponentials">Exponentials that a row needs.</param>
/// <param name="Logarithms">Logarithms that a row needs.</param>
internal sealed record MeasuredModel(string Name, ResponseModelDescriptor Model, int Exponentials, int Logarithms)
{
    /// <summary>The commonest of those with a link.</summary>
    public static MeasuredModel Logistic { get; } = new("logistic", Descriptor(Binomial.Name, LogitLink.Name), 1, 1);

    /// <summary>The linear model.</summary>
    public static MeasuredModel Linear { get; } = new("linear", Descriptor(Gaussian.Name, IdentityLink.Name), 0, 0);

    /// <summary>Poisson's model with the log link.</summary>
    public static MeasuredModel LogLinear { get; } = new("poisson", Descriptor(Poisson.Name, LogLink.Name), 1, 1);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MeasuredModel> All { get; } = [Logistic, Linear, LogLinear];

    private static ResponseModelDescriptor Descriptor(string family, string link) =>
        new(FamilyRegistry.Find(family)!, LinkRegistry.Find(link)!);
}
