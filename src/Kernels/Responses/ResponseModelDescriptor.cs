using Accel.Kernels.Families;
using Accel.Kernels.Links;

namespace Accel.Kernels.Responses;

/// <summary>Something to be done with a response model whose type is known only at run time.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public interface IResponseModelVisitor<out TResult>
{
    /// <summary>Called with the response model.</summary>
    TResult Visit<TModel>(TModel model) where TModel : struct, IResponseModel;
}

/// <summary>A family with a link, as a user chooses them.</summary>
/// <param name="Family">The family.</param>
/// <param name="Link">The link.</param>
public sealed record ResponseModelDescriptor(FamilyDescriptor Family, LinkDescriptor Link)
{
    /// <summary>True for gaussian with identity link: ordinary least squares.</summary>
    public bool IsLinear => Family.Name == Gaussian.Name && Link.Name == IdentityLink.Name;

    /// <summary>True where the link is the family's canonical one: the observed information is the expected one.</summary>
    public bool IsCanonical => Link.Name == Family.CanonicalLink;

    /// <summary>Every family that computes with its default link and every link with a family of its range: where these are computed right, all pairs are.</summary>
    public static IEnumerable<ResponseModelDescriptor> Spanning { get; } =
    [
        .. FamilyRegistry.All.Where(family => family is not BorrowedFamily).Select(family => new ResponseModelDescriptor(family, LinkRegistry.Find(family.DefaultLink)!)),
        .. LinkRegistry.All.Append(PowerLink.Of(0.3))
            .Select(link => new ResponseModelDescriptor(FamilyRegistry.Find(link.GreatestMean == 1 ? Binomial.Name : Gamma.Name)!, link))
            .Where(model => model.Link.Name != model.Family.DefaultLink),
    ];

    /// <summary>Calls the visitor with the struct that computes this model, in its best form.</summary>
    public TResult Accept<TResult>(IResponseModelVisitor<TResult> visitor) =>
        Family.Accept(new WithFamily<TResult>(this, visitor));

    private sealed class WithFamily<TResult>(ResponseModelDescriptor model, IResponseModelVisitor<TResult> visitor)
        : IFamilyVisitor<TResult>
    {
        public TResult Visit<TFamily>(TFamily family) where TFamily : struct, IFamily =>
            model.Link.Accept(new WithLink<TFamily, TResult>(family, visitor));
    }

    private sealed class WithLink<TFamily, TResult>(TFamily family, IResponseModelVisitor<TResult> visitor) : ILinkVisitor<TResult>
        where TFamily : struct, IFamily
    {
        public TResult Visit<TLink>(TLink link) where TLink : struct, ILink =>
            FormRegistry.For<TFamily, TLink>().Accept(family, link, visitor);
    }
}
