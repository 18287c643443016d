using Accel.Kernels.Families;
using Accel.Kernels.Links;

namespace Accel.Kernels.Responses;

/// <summary>The pairs that have a fused form, one line each; every other pair composes by <see cref="GeneralForm"/>.</summary>
internal static class FormRegistry
{
    private static readonly FormDescriptor General = FormDescriptor.Of<GeneralForm>();

    private static readonly Dictionary<(string Family, string Link), FormDescriptor> Fused = new()
    {
        [(Gaussian.Name, IdentityLink.Name)] = FormDescriptor.Of<CanonicalForm>(),
        [(Binomial.Name, LogitLink.Name)] = FormDescriptor.Of<BinomialLogitForm>(),
        [(Poisson.Name, LogLink.Name)] = FormDescriptor.Of<CanonicalForm>(),
    };

    /// <summary>The best form for a pair.</summary>
    public static FormDescriptor For<TFamily, TLink>()
        where TFamily : struct, IFamily
        where TLink : struct, ILink =>
        Fused.GetValueOrDefault((TFamily.Name, TLink.Name), General);
}

/// <summary>A working form whose type is known only at run time.</summary>
internal abstract class FormDescriptor
{
    /// <summary>Calls the visitor with the response model that the family, the link and this form make.</summary>
    public abstract TResult Accept<TFamily, TLink, TResult>(
        TFamily family, TLink link, IResponseModelVisitor<TResult> visitor)
        where TFamily : struct, IFamily
        where TLink : struct, ILink;

    /// <summary>Describes a form.</summary>
    public static FormDescriptor Of<TForm>() where TForm : struct, IWorkingForm => new Typed<TForm>();

    private sealed class Typed<TForm> : FormDescriptor
        where TForm : struct, IWorkingForm
    {
        public override TResult Accept<TFamily, TLink, TResult>(
            TFamily family, TLink link, IResponseModelVisitor<TResult> visitor) =>
            visitor.Visit(new ResponseModel<TFamily, TLink, TForm>(family, link));
    }
}
