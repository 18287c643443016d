using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Responses;

namespace Accel.Kernels.Passes;

/// <summary><see cref="PanelPass"/> on lanes: η, then weights and scores, then the sums, each over the whole panel while it is in cache.</summary>
internal sealed unsafe class LanePanelPass<T, TModel> : PanelPass
    where T : struct, ILane<T>
    where TModel : struct, IResponseModel
{
    private readonly TModel _model;
    private readonly bool _isBinary;
    private double* _scratch;

    /// <param name="model">The response model.</param>
    /// <param name="layout">The design's slots.</param>
    /// <param name="isBinary">True where every response and weight is known to be 0 or 1.</param>
    public LanePanelPass(TModel model, SlotLayout layout, bool isBinary)
        : base(layout)
    {
        _model = model;
        _isBinary = isBinary;
        _scratch = (double*)NativeMemory.AlignedAlloc((nuint)ScratchLength(layout) * sizeof(double), 64);
    }

    // Deviances take all that follows for themselves.
    private double* Eta => _scratch;

    private double* Weight => _scratch + Panel.Height;

    private double* Score => _scratch + 2 * Panel.Height;

    // The low parts of the scores.
    private double* ScoreLow => _scratch + 3 * Panel.Height;

    // Takes a strip of weighted columns, then weighted rows: one after the other.
    private double* Weighted => _scratch + 4 * Panel.Height;

    public override void NormalEquations(in Panel panel, double* beta, NormalEquationSums sums)
    {
        LinearPredictor.Compute<T>(panel, Layout, beta, Eta);
        Evaluate(panel, sums);
        new Span<double>(ScoreLow, panel.Rows).Clear();
        AddSums(panel, sums);
    }

    public override void Scores(in Panel panel, double* beta, NormalEquationSums sums)
    {
        LinearPredictor.Compute<T>(panel, Layout, beta, Eta);
        Evaluate(panel, sums);
        AddExplained(panel, sums);
        if (sums.Arithmetic == Arithmetic.Compensated)
        {
            new Span<double>(ScoreLow, panel.Rows).Clear();
            CompensatedSums.AddScores<T>(panel, Layout, Score, ScoreLow, sums);
            return;
        }
        fixed (double* score = sums.Score)
        {
            DenseSums.AddScores<T>(panel, Layout, Score, score);
            FactorSums.AddScores(panel, Layout, Score, score);
        }
    }

    public override void StartingEquations(in Panel panel, NormalEquationSums sums)
    {
        FillStartingPredictors(panel);
        Evaluate(panel, sums);
        AddPredictorToScores(panel);
        AddSums(panel, sums);
    }

    public override void Deviances(in Panel panel, double* betas, int count, double* deviances)
    {
        if (TModel.IsLogistic && IsBinary(panel))
        {
            LogisticDeviance.Add<T>(panel, Layout, betas, count, deviances, Eta);
            return;
        }
        for (var k = 0; k < count; k++)
        {
            LinearPredictor.Compute<T>(panel, Layout, betas + k * Layout.Count, Eta);
            deviances[k] += Deviance(panel);
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    public override double LogSaturated(in Panel panel, Dispersion dispersion)
    {
        var zero = T.Broadcast(0);
        var sum = zero;
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var weight = T.Load(panel.Weight + row);
            var counted = _model.LikelihoodWeight(weight);
            var response = _model.LikelihoodResponse(T.Load(panel.Response + row), weight);
            sum += T.Select(T.Less(zero, counted), _model.LogSaturated(response, counted, dispersion), zero);
        }
        return T.Sum(sum);
    }

    protected override void Dispose(bool disposing)
    {
        NativeMemory.AlignedFree(_scratch);
        _scratch = null;
    }

    private static int ScratchLength(SlotLayout layout) =>
        Math.Max(4 * Panel.Height + Math.Max(DenseSums.StripLength, FactorSums.ScratchLength(layout)), LogisticDeviance.ScratchLength);

    private void AddSums(in Panel panel, NormalEquationSums sums)
    {
        if (sums.Arithmetic == Arithmetic.Compensated)
        {
            CompensatedSums.Add<T>(panel, Layout, Weight, Score, ScoreLow, sums);
            return;
        }
        fixed (double* gram = sums.Gram, score = sums.Score)
        {
            DenseSums.Add<T>(panel, Layout, Weight, Score, Weighted, gram, score);
        }
        FactorSums.Add<T>(panel, Layout, Weight, Score, Weighted, sums);
    }

    /// <summary>Working weights and scores at <see cref="Eta"/>, the panel's deviance and χ².</summary>
    private void Evaluate(in Panel panel, NormalEquationSums sums)
    {
        if (IsBinary(panel))
            EvaluateWithOneLogarithm(panel, sums);
        else
            EvaluateWeighted(panel, sums);
    }

    [MethodImpl(LoopCompilation.Mode)]
    private void EvaluateWeighted(in Panel panel, NormalEquationSums sums)
    {
        var zero = T.Broadcast(0);
        var deviance = zero;
        var pearson = zero;
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var prior = T.Load(panel.Weight + row);
            var working = _model.Evaluate(T.Load(Eta + row), T.Load(panel.Response + row));
            // Rows of weight 0 take no part, whatever their mean.
            var counts = T.Less(zero, prior);
            T.Store(T.Select(counts, prior * working.Weight, zero), Weight + row);
            T.Store(T.Select(counts, prior * working.Score, zero), Score + row);
            deviance += T.Select(counts, prior * working.Deviance, zero);
            pearson += T.Select(counts, prior * working.Pearson, zero);
        }
        sums.Deviance += T.Sum(deviance);
        sums.Pearson += T.Sum(pearson);
    }

    /// <summary>As <see cref="EvaluateWeighted"/> for rows of weight 0 and 1, with one logarithm for the whole panel.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private void EvaluateWithOneLogarithm(in Panel panel, NormalEquationSums sums)
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        var deviance = zero;
        var pearson = zero;
        var high = one;
        var low = zero;
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var working = _model.EvaluateFactored(T.Load(Eta + row), T.Load(panel.Response + row), out var factor);
            var counts = T.Less(zero, T.Load(panel.Weight + row));
            T.Store(T.Select(counts, working.Weight, zero), Weight + row);
            T.Store(T.Select(counts, working.Score, zero), Score + row);
            deviance += T.Select(counts, working.Deviance, zero);
            pearson += T.Select(counts, working.Pearson, zero);
            // A product of factors up to 2 stays far from overflow; the low part keeps what it rounds away.
            var factorHigh = T.Select(counts, factor.High, one);
            var product = high * factorHigh;
            var lost = T.Fma(high, factorHigh, -product);
            low = T.Fma(low, factorHigh, T.Fma(high, T.Select(counts, factor.Low, zero), lost));
            high = product;
        }
        var logarithm = Logarithm.OfSum(new DoubleDoubleLane<T>(high, low));
        sums.Deviance += T.Sum(deviance + (logarithm + logarithm));
        sums.Pearson += T.Sum(pearson);
    }

    /// <summary>True where every row has a response with a factor, and weight 0 or 1.</summary>
    private bool IsBinary(in Panel panel) => _isBinary && TModel.IsLogistic || LooksBinary(panel);

    [MethodImpl(LoopCompilation.Mode)]
    private bool LooksBinary(in Panel panel)
    {
        var zero = T.Broadcast(0);
        var one = T.Broadcast(1);
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var weight = T.Load(panel.Weight + row);
            var isUnit = T.Or(T.Equal(weight, one), T.Equal(weight, zero));
            var can = T.And(isUnit, _model.HasFactor(T.Load(panel.Response + row)));
            if (T.AnyTrue(T.Equal(T.Select(can, one, zero), zero)))
                return false;
        }
        return true;
    }

    /// <summary>Σ W (η − c)².</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private void AddExplained(in Panel panel, NormalEquationSums sums)
    {
        var centre = T.Broadcast(sums.Centre);
        var sum = T.Broadcast(0);
        for (var row = 0; row < panel.Rows; row += T.Count)
            sum = ExplainedTerm.Plus(sum, T.Load(Weight + row), T.Load(Eta + row), centre);
        sums.Explained += T.Sum(sum);
    }

    [MethodImpl(LoopCompilation.Mode)]
    private void FillStartingPredictors(in Panel panel)
    {
        for (var row = 0; row < panel.Rows; row += T.Count)
            T.Store(_model.StartingPredictor(T.Load(panel.Response + row), T.Load(panel.Weight + row)), Eta + row);
    }

    /// <summary>Turns scores W (z − η) into W (z − offset), as pairs of high and low parts.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private void AddPredictorToScores(in Panel panel)
    {
        var zero = T.Broadcast(0);
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var weight = T.Load(Weight + row);
            // Rows of weight 0 take no part, whatever their predictor.
            var counts = T.Less(zero, weight);
            var score = StartingScore.Of(
                weight, T.Load(Score + row), T.Select(counts, T.Load(Eta + row), zero), T.Select(counts, T.Load(panel.Offset + row), zero));
            T.Store(score.High, Score + row);
            T.Store(score.Low, ScoreLow + row);
        }
    }

    /// <summary>The panel's deviance at <see cref="Eta"/> as the log-likelihood counts rows.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private double Deviance(in Panel panel)
    {
        var zero = T.Broadcast(0);
        var sum = zero;
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            var weight = T.Load(panel.Weight + row);
            var counted = _model.LikelihoodWeight(weight);
            var response = _model.LikelihoodResponse(T.Load(panel.Response + row), weight);
            var working = _model.Evaluate(T.Load(Eta + row), response);
            sum += T.Select(T.Less(zero, counted), counted * working.Deviance, zero);
        }
        return T.Sum(sum);
    }
}
