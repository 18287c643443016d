using System.Numerics.Tensors;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Formulas;
using Accel.Engine.Models;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;

namespace Accel.Engine.Inference;

/// <summary>Predictions of a fit for new rows, R's <c>predict.lm</c> and <c>predict.glm</c>.</summary>
public static class Prediction
{
    /// <summary>Predicts.</summary>
    /// <remarks>
    /// Intervals take the normal quantile where the dispersion is known, else t. On the scale of the response those of a generalized model
    /// are the ends on the link's scale, turned by the inverse link, so that they stay in its range.
    /// </remarks>
    /// <param name="fit">The fit; one from a model file does.</param>
    /// <param name="table">The new rows, with the columns of the formula; the response is not needed.</param>
    /// <param name="options">Scale and intervals; the response's scale without intervals by default.</param>
    /// <returns>Columns of one number for each row of the table.</returns>
    /// <exception cref="InputException">
    /// A column is missing or of another kind, a level is one that the fit did not meet, the level of the intervals is none, or prediction
    /// intervals are asked of a model that is not linear.
    /// </exception>
    public static Predictions Of(GlmFit fit, DataTable table, PredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(table);
        options ??= new PredictionOptions();
        var linear = fit.Linear is not null;
        if (options.Interval == PredictionInterval.Prediction && !linear)
            throw new InputException($"Prediction intervals are those of a linear model; for {fit.Family} with link {fit.Link}, take confidence intervals.");
        var quantile = options.Level is { } level
            ? TailProbability.TwoSidedQuantile(ConfidenceIntervals.Checked(level), fit.DispersionEstimated ? fit.ResidualDf : double.PositiveInfinity)
            : double.NaN;
        var model = PredictionModel.Of(fit);
        var rows = model.On(table);
        var count = rows.Design.RowCount;
        var (fits, errors) = (new double[count], new double[count]);
        Compute(model, rows, fits, errors);
        var scale = Math.Sqrt(fit.Dispersion);
        TensorPrimitives.Multiply(errors, scale, errors);

        double[]? low = null, high = null;
        if (options.Level is not null)
        {
            (low, high) = (new double[count], new double[count]);
            for (var row = 0; row < count; row++)
            {
                var error = options.Interval == PredictionInterval.Prediction ? Math.Sqrt(errors[row] * errors[row] + fit.Dispersion) : errors[row];
                (low[row], high[row]) = (fits[row] - quantile * error, fits[row] + quantile * error);
            }
        }
        if (options.Type == PredictionType.Response)
            ToResponse(ResponsePass.OnLanes(LaneSelection.Chosen, model.Model), fits, errors, low, high);
        return new Predictions(Place(fits), Place(errors), low is null ? null : Place(low), high is null ? null : Place(high));

        ColumnData Place(double[] values)
        {
            if (rows.UsedRows is null)
                return ColumnData.From(values);
            var all = new double[table.RowCount];
            Array.Fill(all, double.NaN);
            foreach (var (place, row) in rows.UsedRows.Index())
                all[row] = values[place];
            return ColumnData.From(all);
        }
    }

    /// <summary>Linear predictors, and their standard errors over √φ.</summary>
    private static void Compute(PredictionModel model, PredictorFrame rows, double[] predictors, double[] errors)
    {
        var predictor = new FittedPredictor(rows.Design, rows.Offset, model.Beta);
        var whitening = new RowWhitening(model.InverseRoot, model.Beta.Length);
        var design = new DesignRows(rows.Design);
        ColumnData.Chunkwise(predictors.Length, (first, count) =>
        {
            predictor.Fill(first, predictors.AsSpan(first, count));
            var z = new double[model.Beta.Length];
            design.ForEach(first, count, (row, columns, values) =>
            {
                whitening.Whiten(columns, values, z);
                errors[first + row] = TensorPrimitives.Norm<double>(z);
            });
        });
    }

    private static void ToResponse(ResponsePass pass, double[] fits, double[] errors, double[]? low, double[]? high)
    {
        var slopes = new double[fits.Length];
        pass.Means((double[])fits.Clone(), fits, slopes);
        for (var row = 0; row < fits.Length; row++)
            errors[row] *= Math.Abs(slopes[row]);
        if (low is null || high is null)
            return;
        pass.Means((double[])low.Clone(), low, slopes);
        pass.Means((double[])high.Clone(), high, slopes);
        // A falling link turns the ends around.
        for (var row = 0; row < fits.Length; row++)
        {
            if (low[row] > high[row])
                (low[row], high[row]) = (high[row], low[row]);
        }
    }
}
