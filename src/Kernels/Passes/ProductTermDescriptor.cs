using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;

namespace Accel.Kernels.Passes;

/// <summary>Something to be done with a product term whose type is known only at run time.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal interface IProductTermVisitor<out TResult>
{
    /// <summary>Called with the term.</summary>
    TResult Visit<TTerm>() where TTerm : struct, IProductTile;
}

/// <summary>As <see cref="IProductTermVisitor{TResult}"/>, for terms whose totals grow by one step a row.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal interface IProductStepVisitor<out TResult>
{
    /// <summary>Called with the term and its step.</summary>
    TResult Visit<TTerm, TStep>()
        where TTerm : struct, IProductTerm
        where TStep : struct, IFactorStep;
}

/// <summary>The product terms of a response model.</summary>
internal abstract class ProductTermDescriptor
{
    private ProductTermDescriptor()
    {
    }

    /// <summary>The terms of a response model; null where its predictors don't factorize.</summary>
    /// <param name="model">The response model.</param>
    /// <param name="binary">True where every response is 0 or 1 and every weight a whole number.</param>
    /// <param name="weighted">True where some weight is neither 0 nor 1.</param>
    public static ProductTermDescriptor? Of(ResponseModelDescriptor model, bool binary, bool weighted) => (model.Family.Name, model.Link.Name) switch
    {
        (var family, var link) when family == Binomial.Name && link == LogitLink.Name && binary =>
            weighted ? new Plain<WeightedLogisticProduct>() : new Stepped<LogisticProduct, OnePlusProduct>(),
        (var family, var link) when family == Poisson.Name && link == LogLink.Name => new Stepped<PoissonProduct, SumOfProducts>(),
        _ => null,
    };

    /// <summary>Calls the visitor with the term.</summary>
    public abstract TResult Accept<TResult>(IProductTermVisitor<TResult> visitor);

    /// <summary>Calls the visitor with the term and its step; gives null where it has none.</summary>
    public virtual TResult? Accept<TResult>(IProductStepVisitor<TResult> visitor)
        where TResult : class => null;

    private class Plain<TTerm> : ProductTermDescriptor
        where TTerm : struct, IProductTile
    {
        public override TResult Accept<TResult>(IProductTermVisitor<TResult> visitor) => visitor.Visit<TTerm>();
    }

    private sealed class Stepped<TTerm, TStep> : Plain<TTerm>
        where TTerm : struct, IProductTile
        where TStep : struct, IFactorStep
    {
        public override TResult? Accept<TResult>(IProductStepVisitor<TResult> visitor)
            where TResult : class => visitor.Visit<TTerm, TStep>();
    }
}
