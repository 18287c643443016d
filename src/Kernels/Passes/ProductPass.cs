using Accel.Kernels.Lanes;
using Accel.Kernels.Responses;

namespace Accel.Kernels.Passes;

/// <summary>
/// Sums over rows for all sums of a left and a right predictor, η = l + r: what a grid of coefficients is. Where the
/// log-likelihood needs η through e^η alone, e^l and e^r are computed once for each of them and a term costs a
/// multiplication of the two and little else. It owns buffers and so serves one thread at a time.
/// </summary>
public abstract unsafe class ProductPass : IDisposable
{
    /// <summary>The number of left predictors is a multiple of this.</summary>
    public const int LeftMultiple = 2;

    /// <summary>The number of right predictors is a multiple of this.</summary>
    public const int RightMultiple = 4;

    /// <summary>The most predictors on either side.</summary>
    public const int MostPredictors = 128;

    /// <summary>No predictor's magnitude, and no sum of two, may be larger than this.</summary>
    public const double GreatestPredictor = 600;

    /// <summary>How to make the pass of a response model for a lane type, for slots and a number of rows; null where its predictors don't factorize.</summary>
    /// <param name="lane">The lane type.</param>
    /// <param name="model">The response model.</param>
    /// <param name="binary">True where every response is 0 or 1 and every weight a whole number.</param>
    /// <param name="weighted">True where some weight is neither 0 nor 1.</param>
    public static Func<SlotLayout, int, ProductPass>? OnLanes(LaneKind lane, ResponseModelDescriptor model, bool binary, bool weighted)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ProductTermDescriptor.Of(model, binary, weighted)?.Accept(new OfTerm(lane));
    }

    /// <summary>Length of the sums of so many predictors.</summary>
    public static int SumCount(int leftCount, int rightCount) => leftCount * rightCount + leftCount + rightCount + 1;

    /// <summary>Begins to add to sums.</summary>
    /// <param name="left">Coefficients in slots, one left predictor after the other; the offset is theirs.</param>
    /// <param name="leftCount">Number of left predictors.</param>
    /// <param name="right">Coefficients in slots of the right predictors.</param>
    /// <param name="rightCount">Number of right predictors.</param>
    /// <param name="sums"><see cref="SumCount"/> sums.</param>
    public abstract void Begin(double* left, int leftCount, double* right, int rightCount, double* sums);

    /// <summary>Adds a panel's terms.</summary>
    /// <param name="panel">The rows.</param>
    public abstract void Add(in Panel panel);

    /// <summary>Adds what is still in the buffers.</summary>
    public abstract void End();

    /// <summary>The log-likelihoods, row by row of the left predictors; NaN where rounding may have cost more than twelve digits leave.</summary>
    /// <param name="sums">The sums over all panels.</param>
    /// <param name="leftCount">Number of left predictors.</param>
    /// <param name="rightCount">Number of right predictors.</param>
    /// <param name="saturated">The log-likelihood at μ = y.</param>
    /// <param name="values">leftCount times rightCount places.</param>
    public abstract void LogLikelihoods(ReadOnlySpan<double> sums, int leftCount, int rightCount, double saturated, Span<double> values);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the buffers.</summary>
    protected abstract void Dispose(bool disposing);

    private sealed class OfTerm(LaneKind lane) : IProductTermVisitor<Func<SlotLayout, int, ProductPass>>
    {
        public Func<SlotLayout, int, ProductPass> Visit<TTerm>() where TTerm : struct, IProductTile => lane.Accept(new WithLane<TTerm>());
    }

    private sealed class WithLane<TTerm> : ILaneVisitor<Func<SlotLayout, int, ProductPass>>
        where TTerm : struct, IProductTile
    {
        public Func<SlotLayout, int, ProductPass> Visit<T>() where T : struct, ILane<T> => (layout, rows) => new LaneProductPass<T, TTerm>(layout, rows);
    }
}
