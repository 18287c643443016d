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
    /// <summary>One IRLS pass over a chunk without sums of products: working weights and scores, and sums of rows.</summary>
    /// <param name="model">The response model.</param>
    /// <param name="rows">The data.</param>
    /// <param name="starting">1 for the pass at the starting means, 0 for one at β.</param>
    /// <param name="centre">c.</param>
    /// <param name="beta">β.</param>
    /// <param name="chunkRows">Rows of a chunk.</param>
    /// <param name="weight">Receives each row's working weight.</param>
    /// <param name="score">Receives each row's working score.</param>
    /// <param name="parts">Receives each chunk's deviance, Pearson's χ² and Σ W (η − c)².</param>
    public static void Working<TModel>(
        TModel model, GpuRows rows, int starting, double centre, ArrayView<double> beta, int chunkRows,
        ArrayView<double> weight, ArrayView<double> score, ArrayView<double> parts)
        where TModel : struct, IResponseModel
    {
        var shared = SharedMemory.Allocate<double>(NormalEquationKernels.ScalarSums * GroupSum.MostThreads);
        var end = rows.EndOfChunk(Grid.IdxX, chunkRows);
        var coefficients = new GpuCoefficients(beta, 0, 1);
        double deviance = 0, pearson = 0, explained = 0;
        for (var row = FirstRow(chunkRows); row < end; row += Group.DimX)
        {
            var evaluation = RowEvaluation.Of(
                model, rows, row, starting, rows.ResponseOf(row), rows.WeightOf(row), rows.DensePredictor(coefficients, row), coefficients);
            weight[row] = evaluation.Weight;
            score[row] = evaluation.Score;
            deviance += evaluation.Deviance;
            pearson += evaluation.Pearson;
            explained = evaluation.PlusExplained(explained, centre);
        }
        shared[Group.IdxX] = deviance;
        shared[Group.DimX + Group.IdxX] = pearson;
        shared[2 * Group.DimX + Group.IdxX] = explained;
        StoreSums(shared, NormalEquationKernels.ScalarSums, parts);
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
        var end = rows.EndOfChunk(Grid.IdxX, chunkRows);
        var sum = 0.0;
        for (var row = FirstRow(chunkRows); row < end; row += Group.DimX)
        {
            var weight = new ScalarLane(rows.WeightOf(row));
            var counted = model.LikelihoodWeight(weight);
            if (counted.Value > 0)
            {
                var response = model.LikelihoodResponse(new ScalarLane(rows.ResponseOf(row)), weight);
                sum += model.LogSaturated(response, counted, dispersion).Value;
            }
        }
        shared[Group.IdxX] = sum;
        StoreSums(shared, 1, parts);
    }

    private static long FirstRow(int chunkRows) => (long)Grid.IdxX * chunkRows + Group.IdxX;

    private static void StoreSums(ArrayView<double> shared, int quantities, ArrayView<double> parts)
    {
        GroupSum.Tree(shared, quantities);
        for (var k = Group.IdxX; k < quantities; k += Group.DimX)
            parts[(long)k * Grid.DimX + Grid.IdxX] = shared[k * Group.DimX];
    }
}
