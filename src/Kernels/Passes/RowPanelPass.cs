using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Responses;

namespace Accel.Kernels.Passes;

/// <summary>
/// <see cref="PanelPass"/> as a textbook would write it: one row after the other, every product of
/// two columns, on the scalar lane. Slow, and easy to believe.
/// </summary>
internal sealed unsafe class RowPanelPass<TModel> : PanelPass
    where TModel : struct, IResponseModel
{
    private readonly TModel _model;
    private readonly int[] _slots;
    private readonly double[] _values;

    public RowPanelPass(TModel model, SlotLayout layout)
        : base(layout)
    {
        _model = model;
        _slots = new int[layout.DenseCount + 1 + layout.FactorSlots.Count];
        _values = new double[_slots.Length];
    }

    public override void NormalEquations(in Panel panel, double* beta, NormalEquationSums sums)
    {
        for (var row = 0; row < panel.Rows; row++)
        {
            if (panel.Weight[row] > 0)
            {
                var (_, weight, score) = Evaluate(panel, row, beta, sums);
                AddWeights(sums, weight);
                AddScores(sums, score);
            }
        }
    }

    public override void Scores(in Panel panel, double* beta, NormalEquationSums sums)
    {
        for (var row = 0; row < panel.Rows; row++)
        {
            if (panel.Weight[row] > 0)
            {
                var (eta, weight, score) = Evaluate(panel, row, beta, sums);
                sums.Explained = ExplainedTerm.Plus<ScalarLane>(
                    new(sums.Explained), new(weight), new(eta), new(sums.Centre)).Value;
                AddScores(sums, score);
            }
        }
    }

    public override void StartingEquations(in Panel panel, NormalEquationSums sums)
    {
        for (var row = 0; row < panel.Rows; row++)
        {
            var prior = panel.Weight[row];
            if (!(prior > 0))
                continue;
            Gather(panel, row);
            var eta = _model.StartingPredictor<ScalarLane>(new(panel.Response[row]), new(prior));
            var working = _model.Evaluate(eta, new(panel.Response[row]));
            sums.Deviance += prior * working.Deviance.Value;
            sums.Pearson += prior * working.Pearson.Value;
            var weight = prior * working.Weight.Value;
            AddWeights(sums, weight);
            var score = StartingScore.Of<ScalarLane>(new(weight), new(prior * working.Score.Value), eta, new(panel.Offset[row]));
            AddScores(sums, new DoubleDouble(score.High.Value, score.Low.Value));
        }
    }

    public override void Deviances(in Panel panel, double* betas, int count, double* deviances)
    {
        for (var row = 0; row < panel.Rows; row++)
        {
            var weight = new ScalarLane(panel.Weight[row]);
            var counted = _model.LikelihoodWeight(weight);
            if (!(counted.Value > 0))
                continue;
            var response = _model.LikelihoodResponse(new(panel.Response[row]), weight);
            Gather(panel, row);
            for (var k = 0; k < count; k++)
            {
                var working = _model.Evaluate<ScalarLane>(new(Predictor(panel, row, betas + k * Layout.Count)), response);
                deviances[k] += counted.Value * working.Deviance.Value;
            }
        }
    }

    public override double LogSaturated(in Panel panel, Dispersion dispersion)
    {
        var sum = 0.0;
        for (var row = 0; row < panel.Rows; row++)
        {
            var weight = new ScalarLane(panel.Weight[row]);
            var counted = _model.LikelihoodWeight(weight);
            var response = _model.LikelihoodResponse(new(panel.Response[row]), weight);
            if (counted.Value > 0)
                sum += _model.LogSaturated(response, counted, dispersion).Value;
        }
        return sum;
    }

    protected override void Dispose(bool disposing)
    {
    }

    /// <summary>The row's non-zero entries and their slots, in slot order.</summary>
    private void Gather(in Panel panel, int row)
    {
        var next = 0;
        for (; next < Layout.DenseCount; next++)
            (_slots[next], _values[next]) = (next, panel.Dense[next][row]);
        (_slots[next], _values[next]) = (Layout.Intercept, 1);
        for (var factor = 0; factor < Layout.FactorSlots.Count; factor++)
        {
            var value = factor < Layout.FirstValued ? 1 : panel.FactorValues[factor - Layout.FirstValued][row];
            (_slots[++next], _values[next]) = (panel.FactorSlots[factor][row], value);
        }
    }

    private double Predictor(in Panel panel, int row, double* beta)
    {
        var sum = panel.Offset[row];
        for (var i = 0; i < _slots.Length; i++)
            sum += _values[i] * beta[_slots[i]];
        return sum;
    }

    /// <summary>Gathers the row and adds its deviance and χ²; gives its predictor, working weight and score.</summary>
    private (double Eta, double Weight, double Score) Evaluate(in Panel panel, int row, double* beta, NormalEquationSums sums)
    {
        Gather(panel, row);
        var prior = panel.Weight[row];
        var eta = Predictor(panel, row, beta);
        var working = _model.Evaluate<ScalarLane>(new(eta), new(panel.Response[row]));
        sums.Deviance += prior * working.Deviance.Value;
        sums.Pearson += prior * working.Pearson.Value;
        return (eta, prior * working.Weight.Value, prior * working.Score.Value);
    }

    private void AddWeights(NormalEquationSums sums, double weight)
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            var weighted = DoubleDouble.ProductOf(weight, _values[i]);
            for (var j = i; j < _slots.Length; j++)
            {
                var at = _slots[i] * Layout.Count + _slots[j];
                if (sums.Arithmetic == Arithmetic.Compensated)
                    Accumulate(ref sums.Gram[at], ref sums.GramLow[at], weighted * _values[j]);
                else
                    sums.Gram[at] += weighted.High * _values[j];
            }
        }
    }

    private void AddScores(NormalEquationSums sums, DoubleDouble score)
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            if (sums.Arithmetic == Arithmetic.Compensated)
                Accumulate(ref sums.Score[_slots[i]], ref sums.ScoreLow[_slots[i]], score * _values[i]);
            else
                sums.Score[_slots[i]] += score.High * _values[i];
        }
    }

    private static void Accumulate(ref double high, ref double low, DoubleDouble value)
    {
        var sum = new DoubleDouble(high, low) + value;
        (high, low) = (sum.High, sum.Low);
    }
}
