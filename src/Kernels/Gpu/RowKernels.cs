using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Responses;
using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>
/// The kernels that walk rows and know the response model. A group takes one chunk of consecutive
/// rows and leaves the chunk's sums in <c>parts</c>: quantity k of chunk c at k · chunks + c.
/// </summary>
public static class RowKernels
{
    /// <summary>One IRLS pass over a chunk at β: working weights and scores, deviance and Pearson's χ².</summary>
    /// <param name="model">The response model.</param>
    /// <param name="rows">The data.</param>
    /// <param name="beta">β in slots.</param>
    /// <param name="chunkRows">Rows of a chunk.</param>
    /// <param name="weight">Receives each row's working weight.</param>
    /// <param name="score">Receives each row's working score.</param>
    /// <param name="parts">Receives each chunk's deviance and χ².</param>
    public static void Working<TModel>(
        TModel model, GpuRows rows, ArrayView<double> beta, int chunkRows,
        ArrayView<double> weight, ArrayView<double> score, ArrayView<double> parts)
        where TModel : struct, IResponseModel
    {
        var shared = SharedMemory.Allocate<double>(2 * GroupSum.MostThreads);
        var end = EndOfChunk(rows, chunkRows);
        var deviance = 0.0;
        var pearson = 0.0;
        for (var row = FirstRow(chunkRows); row < end; row += Group.DimX)
        {
            var prior = rows.WeightOf(row);
            var rowWeight = 0.0;
            var rowScore = 0.0;
            if (prior > 0)
            {
                var working = model.Evaluate(
                    new ScalarLane(rows.Predictor(beta, 0, row)), new ScalarLane(rows.Response[row]));
                rowWeight = prior * working.Weight.Value;
                rowScore = prior * working.Score.Value;
                deviance += prior * working.Deviance.Value;
                pearson += prior * working.Pearson.Value;
            }
            weight[row] = rowWeight;
            score[row] = rowScore;
        }
        shared[Group.IdxX] = deviance;
        shared[Group.DimX + Group.IdxX] = pearson;
        StoreSums(shared, 2, parts);
    }

    /// <summary>The first IRLS pass over a chunk, at the starting means: weights, scores towards the whole predictor, deviance and Pearson's χ².</summary>
    /// <param name="model">The response model.</param>
    /// <param name="rows">The data.</param>
    /// <param name="chunkRows">Rows of a chunk.</param>
    /// <param name="weight">Receives each row's working weight.</param>
    /// <param name="score">Receives each row's working score.</param>
    /// <param name="parts">Receives each chunk's deviance and χ².</param>
    public static void Starting<TModel>(
        TModel model, GpuRows rows, int chunkRows,
        ArrayView<double> weight, ArrayView<double> score, ArrayView<double> parts)
        where TModel : struct, IResponseModel
    {
        var shared = SharedMemory.Allocate<double>(2 * GroupSum.MostThreads);
        var end = EndOfChunk(rows, chunkRows);
        var deviance = 0.0;
        var pearson = 0.0;
        for (var row = FirstRow(chunkRows); row < end; row += Group.DimX)
        {
            var prior = rows.WeightOf(row);
            var rowWeight = 0.0;
            var rowScore = 0.0;
            if (prior > 0)
            {
                var response = new ScalarLane(rows.Response[row]);
                var eta = model.StartingPredictor(response, new ScalarLane(prior));
                var working = model.Evaluate(eta, response);
                rowWeight = prior * working.Weight.Value;
                rowScore = StartingScore.Of(
                    new ScalarLane(rowWeight), new ScalarLane(prior * working.Score.Value), eta, new ScalarLane(rows.OffsetOf(row))).High.Value;
                deviance += prior * working.Deviance.Value;
                pearson += prior * working.Pearson.Value;
            }
            weight[row] = rowWeight;
            score[row] = rowScore;
        }
        shared[Group.IdxX] = deviance;
        shared[Group.DimX + Group.IdxX] = pearson;
        StoreSums(shared, 2, parts);
    }

    /// <summary>The deviance of a chunk as the log-likelihood counts rows, at β number <see cref="Grid.IdxY"/>.</summary>
    /// <param name="model">The response model.</param>
    /// <param name="rows">The data.</param>
    /// <param name="betas">Coefficients in slots, one β after the other.</param>
    /// <param name="chunkRows">Rows of a chunk.</param>
    /// <param name="parts">Receives each chunk's deviance at each β.</param>
    public static void Deviances<TModel>(
        TModel model, GpuRows rows, ArrayView<double> betas, int chunkRows, ArrayView<double> parts)
        where TModel : struct, IResponseModel
    {
        var shared = SharedMemory.Allocate<double>(GroupSum.MostThreads);
        var first = (long)Grid.IdxY * rows.Slots;
        var end = EndOfChunk(rows, chunkRows);
        var deviance = 0.0;
        for (var row = FirstRow(chunkRows); row < end; row += Group.DimX)
        {
            var weight = new ScalarLane(rows.WeightOf(row));
            var counted = model.LikelihoodWeight(weight);
            if (counted.Value > 0)
            {
                var response = model.LikelihoodResponse(new ScalarLane(rows.Response[row]), weight);
                var working = model.Evaluate(new ScalarLane(rows.Predictor(betas, first, row)), response);
                deviance += counted.Value * working.Deviance.Value;
            }
        }
        shared[Group.IdxX] = deviance;
        StoreSums(shared, 1, parts.SubView((long)Grid.IdxY * Grid.DimX, Grid.DimX));
    }

    /// <summary>The log-likelihood of a chunk at μ = y.</summary>
    /// <param name="model">The response model.</param>
    /// <param name="rows">The data.</param>
    /// <param name="dispersion">φ.</param>
    /// <param name="chunkRows">Rows of a chunk.</param>
    /// <param name="parts">Receives each chunk's sum.</param>
    public static void LogSaturated<TModel>(
        TModel model, GpuRows rows, Dispersion dispersion, int chunkRows, ArrayView<double> parts)
        where TModel : struct, IResponseModel
    {
        var shared = SharedMemory.Allocate<double>(GroupSum.MostThreads);
        var end = EndOfChunk(rows, chunkRows);
        var sum = 0.0;
        for (var row = FirstRow(chunkRows); row < end; row += Group.DimX)
        {
            var weight = new ScalarLane(rows.WeightOf(row));
            var counted = model.LikelihoodWeight(weight);
            if (counted.Value > 0)
            {
                var response = model.LikelihoodResponse(new ScalarLane(rows.Response[row]), weight);
                sum += model.LogSaturated(response, counted, dispersion).Value;
            }
        }
        shared[Group.IdxX] = sum;
        StoreSums(shared, 1, parts);
    }

    private static long FirstRow(int chunkRows) => (long)Grid.IdxX * chunkRows + Group.IdxX;

    private static long EndOfChunk(GpuRows rows, int chunkRows)
    {
        var end = ((long)Grid.IdxX + 1) * chunkRows;
        return end < rows.Rows ? end : rows.Rows;
    }

    private static void StoreSums(ArrayView<double> shared, int quantities, ArrayView<double> parts)
    {
        GroupSum.Tree(shared, quantities);
        for (var k = Group.IdxX; k < quantities; k += Group.DimX)
            parts[(long)k * Grid.DimX + Grid.IdxX] = shared[k * Group.DimX];
    }
}
