using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Responses;

namespace Accel.Kernels.Passes;

/// <summary>
/// The hot loops over one panel of rows for one response model, compiled for one lane type. It owns
/// scratch for a panel and so serves one thread at a time.
/// </summary>
public abstract unsafe class PanelPass : IDisposable
{
    private protected PanelPass(SlotLayout layout) => Layout = layout;

    /// <summary>The slots of coefficients and sums.</summary>
    protected SlotLayout Layout { get; }

    /// <summary>Compiles the pass of a response model for a lane type.</summary>
    /// <param name="lane">The lane type.</param>
    /// <param name="model">The response model.</param>
    /// <param name="layout">The design's slots.</param>
    /// <param name="isBinary">True where every response and every weight is known to be 0 or 1; else each panel is looked at.</param>
    public static PanelPass OnLanes(LaneKind lane, ResponseModelDescriptor model, SlotLayout layout, bool isBinary = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        return lane.Accept(new WithLane(model, layout, isBinary));
    }

    /// <summary>Compiles the plain pass that walks rows one by one: the reference that every other is compared with.</summary>
    /// <param name="model">The response model.</param>
    /// <param name="layout">The design's slots.</param>
    public static PanelPass RowByRow(ResponseModelDescriptor model, SlotLayout layout)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Accept(new ByRows(layout));
    }

    /// <summary>
    /// One panel of an IRLS pass: adds XᵀWX, Xᵀv and the deviance at β to <paramref name="sums"/>, where
    /// v = W (z − η) is the weighted working residual.
    /// </summary>
    /// <param name="panel">The rows.</param>
    /// <param name="beta">One coefficient a slot.</param>
    /// <param name="sums">The sums, whose arithmetic says how they are computed.</param>
    public abstract void NormalEquations(in Panel panel, double* beta, NormalEquationSums sums);

    /// <summary>As <see cref="NormalEquations"/> without XᵀWX: O(np), reads X and does little else. Adds <see cref="NormalEquationSums.Explained"/> too.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="beta">One coefficient a slot.</param>
    /// <param name="sums">The sums, whose arithmetic says how they are computed.</param>
    public abstract void Scores(in Panel panel, double* beta, NormalEquationSums sums);

    /// <summary>
    /// One panel of the first IRLS pass: as <see cref="NormalEquations"/>, at the family's starting means;
    /// then v = W (z − offset), so that the solution is β itself and not a step.
    /// </summary>
    /// <param name="panel">The rows.</param>
    /// <param name="sums">The sums, whose arithmetic says how they are computed.</param>
    public abstract void StartingEquations(in Panel panel, NormalEquationSums sums);

    /// <summary>Adds Σ w d(y, μ) of the panel, weights and responses as the log-likelihood counts them, for each of many β.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="betas">Coefficients in slots, one β after the other.</param>
    /// <param name="count">Number of β.</param>
    /// <param name="deviances">One sum for each β.</param>
    public abstract void Deviances(in Panel panel, double* betas, int count, double* deviances);

    /// <summary>The panel's log-likelihood at μ = y; the log-likelihood at β is this minus Σ w d / 2φ.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="dispersion">φ.</param>
    public abstract double LogSaturated(in Panel panel, Dispersion dispersion);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the scratch.</summary>
    protected abstract void Dispose(bool disposing);

    private sealed class WithLane(ResponseModelDescriptor model, SlotLayout layout, bool isBinary) : ILaneVisitor<PanelPass>
    {
        public PanelPass Visit<T>() where T : struct, ILane<T> => model.Accept(new WithModel<T>(layout, isBinary));
    }

    private sealed class WithModel<T>(SlotLayout layout, bool isBinary) : IResponseModelVisitor<PanelPass>
        where T : struct, ILane<T>
    {
        public PanelPass Visit<TModel>(TModel model) where TModel : struct, IResponseModel =>
            new LanePanelPass<T, TModel>(model, layout, isBinary);
    }

    private sealed class ByRows(SlotLayout layout) : IResponseModelVisitor<PanelPass>
    {
        public PanelPass Visit<TModel>(TModel model) where TModel : struct, IResponseModel =>
            new RowPanelPass<TModel>(model, layout);
    }
}
