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
    /// <summary>R's name of the link, its parameter included.</summary>
    public abstract string Name { get; }

    /// <inheritdoc cref="ILink.LeastMean"/>
    public abstract double LeastMean { get; }

    /// <inheritdoc cref="ILink.GreatestMean"/>
    public abstract double GreatestMean { get; }

    /// <summary>η = g(μ) of one mean.</summary>
    public abstract double Predictor(double mean);

    /// <summary>μ = g⁻¹(η) of one linear predictor.</summary>
    public abstract double Mean(double predictor);

    /// <inheritdoc cref="ILink.SlopeGrowth"/>
    public abstract double SlopeGrowth(double predictor);

    /// <summary>Calls the visitor with the link's struct.</summary>
    public abstract TResult Accept<TResult>(ILinkVisitor<TResult> visitor);

    /// <summary>Describes a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="name">Its name with its parameter; null for a link without one.</param>
    public static LinkDescriptor Of<TLink>(TLink link, string? name = null) where TLink : struct, ILink =>
        new Typed<TLink>(link, name ?? TLink.Name);

    private sealed class Typed<TLink>(TLink link, string name) : LinkDescriptor
        where TLink : struct, ILink
    {
        public override string Name => name;

        public override double LeastMean => TLink.LeastMean;

        public override double GreatestMean => TLink.GreatestMean;

        public override double Predictor(double mean) => link.Predictor<ScalarLane>(new(mean)).Value;

        public override double Mean(double predictor) => link.Mean<ScalarLane>(new(predictor)).Value.Value;

        public override double SlopeGrowth(double predictor) => link.SlopeGrowth(predictor);

        public override TResult Accept<TResult>(ILinkVisitor<TResult> visitor) => visitor.Visit(link);
    }
}
