using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;
using Accel.Kernels.Responses;

namespace Accel.Kernels.Passes;

/// <summary>
/// A response model row by row, compiled for one lane type: what residuals, leverages and predictions
/// are made of. It owns nothing and can be used by several threads at once.
/// </summary>
public abstract class ResponsePass
{
    private protected ResponsePass() { }

    /// <summary>Compiles the pass of a response model for a lane type.</summary>
    /// <param name="lane">The lane type.</param>
    /// <param name="model">The response model.</param>
    public static ResponsePass OnLanes(LaneKind lane, ResponseModelDescriptor model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return lane.Accept(new WithLane(model));
    }

    /// <summary>The means μ and their slopes dμ/dη.</summary>
    /// <param name="predictors">The linear predictors η.</param>
    /// <param name="means">Takes as many means.</param>
    /// <param name="slopes">Takes as many slopes.</param>
    public abstract void Means(ReadOnlySpan<double> predictors, Span<double> means, Span<double> slopes);

    /// <summary>The parts of <see cref="Working{T}"/>, for unit prior weights.</summary>
    /// <param name="predictors">The linear predictors η.</param>
    /// <param name="responses">As many responses y.</param>
    /// <param name="weights">Takes the working weights (dμ/dη)² / V(μ).</param>
    /// <param name="scores">Takes (y − μ) (dμ/dη) / V(μ).</param>
    /// <param name="deviances">Takes the unit deviances d(y, μ).</param>
    public abstract void Working(
        ReadOnlySpan<double> predictors, ReadOnlySpan<double> responses, Span<double> weights, Span<double> scores, Span<double> deviances);

    private sealed class WithLane(ResponseModelDescriptor model) : ILaneVisitor<ResponsePass>
    {
        public ResponsePass Visit<T>() where T : struct, ILane<T> => model.Accept(new WithModel<T>());
    }

    private sealed class WithModel<T> : IResponseModelVisitor<ResponsePass>
        where T : struct, ILane<T>
    {
        public ResponsePass Visit<TModel>(TModel model) where TModel : struct, IResponseModel => new Typed<T, TModel>(model);
    }

    private sealed unsafe class Typed<T, TModel>(TModel model) : ResponsePass
        where T : struct, ILane<T>
        where TModel : struct, IResponseModel
    {
        [MethodImpl(LoopCompilation.Mode)]
        public override void Means(ReadOnlySpan<double> predictors, Span<double> means, Span<double> slopes)
        {
            var whole = predictors.Length - predictors.Length % T.Count;
            fixed (double* eta = predictors, mu = means, slope = slopes)
            {
                for (var row = 0; row < whole; row += T.Count)
                {
                    var mean = model.Mean(T.Load(eta + row));
                    T.Store(mean.Value, mu + row);
                    T.Store(mean.Slope, slope + row);
                }
            }
            for (var row = whole; row < predictors.Length; row++)
            {
                var mean = model.Mean<ScalarLane>(new(predictors[row]));
                (means[row], slopes[row]) = (mean.Value.Value, mean.Slope.Value);
            }
        }

        [MethodImpl(LoopCompilation.Mode)]
        public override void Working(
            ReadOnlySpan<double> predictors, ReadOnlySpan<double> responses, Span<double> weights, Span<double> scores, Span<double> deviances)
        {
            var whole = predictors.Length - predictors.Length % T.Count;
            fixed (double* eta = predictors, y = responses, weight = weights, score = scores, deviance = deviances)
            {
                for (var row = 0; row < whole; row += T.Count)
                {
                    var working = model.Evaluate(T.Load(eta + row), T.Load(y + row));
                    T.Store(working.Weight, weight + row);
                    T.Store(working.Score, score + row);
                    T.Store(working.Deviance, deviance + row);
                }
            }
            for (var row = whole; row < predictors.Length; row++)
            {
                var working = model.Evaluate<ScalarLane>(new(predictors[row]), new(responses[row]));
                (weights[row], scores[row], deviances[row]) = (working.Weight.Value, working.Score.Value, working.Deviance.Value);
            }
        }
    }
}
