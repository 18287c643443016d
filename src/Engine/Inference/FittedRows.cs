using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Models;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;

namespace Accel.Engine.Inference;

/// <summary>A fit row by row: predictors, means and working parts of a chunk's rows, computed when they are wanted.</summary>
internal sealed class FittedRows
{
    private readonly FittedPredictor _predictor;
    private readonly ResponsePass _pass;

    /// <summary>Prepares the rows of a fit.</summary>
    /// <param name="fit">A fit whose data are still there.</param>
    /// <exception cref="InputException">The fit holds its figures alone.</exception>
    public FittedRows(GlmFit fit)
    {
        Fit = fit;
        State = FittedState.Of(fit);
        _predictor = new FittedPredictor(State.Problem.Design, Observations.Offset, State.Beta);
        _pass = ResponsePass.OnLanes(LaneSelection.Chosen, State.Problem.Model);
    }

    /// <summary>The fit.</summary>
    public GlmFit Fit { get; }

    /// <summary>What it was made of.</summary>
    public FittedState State { get; }

    /// <summary>Response, weights and offset.</summary>
    public Observations Observations => State.Problem.Observations;

    /// <summary>Number of rows, those of weight 0 included.</summary>
    public int Count => State.Problem.Design.RowCount;

    /// <summary>The rows of the design, turned so that squared lengths are leverages over the working weight.</summary>
    public RowWhitening Whitening => new(State.Solution.InverseRoot, State.Beta.Length);

    /// <summary>Fills the linear predictors of consecutive rows.</summary>
    public void Predictors(int first, Span<double> predictors) => _predictor.Fill(first, predictors);

    /// <summary>Fills the means of consecutive rows.</summary>
    public void Means(int first, Span<double> means)
    {
        using var slopes = ChunkBuffer.Rent(means.Length);
        using var predictors = ChunkBuffer.Rent(means.Length);
        Predictors(first, predictors.Span);
        _pass.Means(predictors.Span, means, slopes.Span);
    }

    /// <summary>Computes consecutive rows, at most a chunk of them; to be disposed of.</summary>
    public RowChunk Evaluate(int first, int rows)
    {
        var chunk = new RowChunk(rows);
        Predictors(first, chunk.Predictor);
        Observations.Response.CopyTo(first, chunk.Response);
        Observations.CopyWeights(first, chunk.Prior);
        _pass.Means(chunk.Predictor, chunk.Mean, chunk.Slope);
        _pass.Working(chunk.Predictor, chunk.Response, chunk.Weight, chunk.Score, chunk.Deviance);
        return chunk;
    }

    /// <summary>A column of a number each row has, kept where the data are.</summary>
    /// <param name="fill">Fills the numbers of a chunk's rows, the first of which is given.</param>
    public ColumnData Generate(Action<int, RowChunk, Span<double>> fill) =>
        ColumnData.Generate(Count, State.Problem.Storage, (first, target) =>
        {
            using var chunk = Evaluate(first, target.Length);
            fill(first, chunk, target.Span);
        });
}
