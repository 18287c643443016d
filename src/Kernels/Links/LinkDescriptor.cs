using Accel.Kernels.Lanes;

namespace Accel.Kernels.Links;

/// <summary>Something to be done with a link whose type is known only at run time.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public interface ILinkVisitor<out TResult>
{
    /// <summary>Called with the link.</summary>
    TResult Visit<TLink>(TLink link) where TLink : struct, ILink;
}

/// <summary>A link as a user names it; holds the struct that computes it.</summary>
public abstract class LinkDescriptor
{
    /// <inheritdoc cref="ILink.Name"/>
    public abstract string Name { get; }

    /// <summary>η = g(μ) of one mean.</summary>
    public abstract double Predictor(double mean);

    /// <summary>μ = g⁻¹(η) of one linear predictor.</summary>
    public abstract double Mean(double predictor);

    /// <summary>Calls the visitor with the link's struct.</summary>
    public abstract TResult Accept<TResult>(ILinkVisitor<TResult> visitor);

    /// <summary>Describes a link.</summary>
    public static LinkDescriptor Of<TLink>(TLink link) where TLink : struct, ILink => new Typed<TLink>(link);

    private sealed class Typed<TLink>(TLink link) : LinkDescriptor
        where TLink : struct, ILink
    {
        public override string Name => TLink.Name;

        public override double Predictor(double mean) => link.Predictor<ScalarLane>(new(mean)).Value;

        public override double Mean(double predictor) => link.Mean<ScalarLane>(new(predictor)).Value.Value;

        public override TResult Accept<TResult>(ILinkVisitor<TResult> visitor) => visitor.Visit(link);
    }
}
