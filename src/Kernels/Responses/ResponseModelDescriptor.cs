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

    /// <summary>Every family with every link.</summary>
    public static IEnumerable<ResponseModelDescriptor> All =>
        from family in FamilyRegistry.All
        from link in LinkRegistry.All
        select new ResponseModelDescriptor(family, link);

    /// <summary>Calls the visitor with the struct that computes this model, in its best form.</summary>
    public TResult Accept<TResult>(IResponseModelVisitor<TResult> visitor) =>
        Family.Accept(new WithFamily<TResult>(this, visitor));

    private sealed class WithFamily<TResult>(ResponseModelDescriptor model, IResponseModelVisitor<TResult> visitor)
        : IFamilyVisitor<TResult>
    {
        public TResult Visit<TFamily>(TFamily family) where TFamily : struct, IFamily =>
            model.Link.Accept(new WithLink<TFamily, TResult>(model, family, visitor));
    }

    private sealed class WithLink<TFamily, TResult>(
        ResponseModelDescriptor model, TFamily family, IResponseModelVisitor<TResult> visitor) : ILinkVisitor<TResult>
        where TFamily : struct, IFamily
    {
        public TResult Visit<TLink>(TLink link) where TLink : struct, ILink =>
            FormRegistry.For(model.Family, model.Link).Accept(family, link, visitor);
    }
}
