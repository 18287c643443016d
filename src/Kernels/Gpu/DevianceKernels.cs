using Accel.Kernels.Lanes;
using Accel.Kernels.Responses;
using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>The deviance at many β, as the log-likelihood counts rows; chunk by chunk, so that no sum depends on the order in which groups run.</summary>
public static class DevianceKernels
{
    /// <summary>Observations in the stage beside the dense columns: offset, response, weight.</summary>
    public const int ObservationColumns = 3;

    /// <summary>A group takes chunk x at β number y, a thread every so many-th row: for few β.</summary>
    /// <param name="model">The response model.</param>
    /// <param name="zero">A deviance of nothing.</param>
    /// <param name="rows">The data.</param>
    /// <param name="betas">Coefficients: slot s of β number k at s · <paramref name="count"/> + k.</param>
    /// <param name="count">Number of β.</param>
    /// <param name="chunkRows">Rows of a chunk.</param>
    /// <param name="parts">Receives the deviance of chunk c at β number k, at k · chunks + c.</param>
    public static void ByRows<TModel, TSum>(
        TModel model, TSum zero, GpuRows rows, ArrayView<double> betas, int count, int chunkRows, ArrayView<double> parts)
        where TModel : struct, IResponseModel
        where TSum : struct, IDevianceSum<TSum>
    {
        var shared = SharedMemory.Allocate<double>(GroupSum.MostThreads);
        var beta = new GpuCoefficients(betas, Grid.IdxY, count);
        var end = rows.EndOfChunk(Grid.IdxX, chunkRows);
        var sum = zero;
        var unfolded = 0;
        for (var row = (long)Grid.IdxX * chunkRows + Group.IdxX; row < end; row += Group.DimX)
        {
            var weight = new ScalarLane(rows.WeightOf(row));
            var counted = model.LikelihoodWeight(weight);
            if (counted.Value > 0)
            {
                var response = model.LikelihoodResponse(new ScalarLane(rows.ResponseOf(row)), weight);
                sum = sum.Plus(rows.DensePredictor(beta, row) + rows.PredictorBesideDense(beta, row), response.Value, counted.Value);
                unfolded++;
            }
            if (unfolded == TSum.MostRows)
            {
                sum = sum.Folded;
                unfolded = 0;
            }
        }
        shared[Group.IdxX] = sum.Folded.Total;
        GroupSum.Tree(shared, 1);
        if (Group.IdxX == 0)
            parts[(long)Grid.IdxY * Grid.DimX + Grid.IdxX] = shared[0];
    }

    /// <summary>A group takes chunk x and a thread one β, for which it walks over all rows of the chunk: for many β.</summary>
    /// <remarks>Some rows at a time are brought into shared memory, where all threads read the same number at once.</remarks>
    /// <param name="model">The response model.</param>
    /// <param name="zero">A deviance of nothing.</param>
    /// <param name="rows">The data.</param>
    /// <param name="betas">Coefficients: slot s of β number k at s · <paramref name="count"/> + k.</param>
    /// <param name="count">Number of β.</param>
    /// <param name="chunkRows">Rows of a chunk.</param>
    /// <param name="height">Rows in the stage.</param>
    /// <param name="parts">Receives the deviance of chunk c at β number k, at k · chunks + c.</param>
    public static void ByBetas<TModel, TSum>(
        TModel model, TSum zero, GpuRows rows, ArrayView<double> betas, int count, int chunkRows, int height, ArrayView<double> parts)
        where TModel : struct, IResponseModel
        where TSum : struct, IDevianceSum<TSum>
    {
        var staged = SharedMemory.GetDynamic<double>();
        var number = Grid.IdxY * Group.DimX + Group.IdxX;
        var beta = new GpuCoefficients(betas, number < count ? number : 0, count);
        var end = rows.EndOfChunk(Grid.IdxX, chunkRows);
        var offset = rows.DenseCount * height;
        var response = offset + height;
        var counted = response + height;
        var sum = zero;
        var unfolded = 0;
        for (var first = (long)Grid.IdxX * chunkRows; first < end; first += height)
        {
            var filled = end - first < height ? (int)(end - first) : height;
            Group.Barrier();
            for (var at = Group.IdxX; at < (rows.DenseCount + 1) * height; at += Group.DimX)
            {
                var row = first + at % height;
                if (at % height < filled)
                    staged[at] = at < offset ? rows.Dense(at / height, row) : rows.OffsetOf(row);
            }
            for (var at = Group.IdxX; at < filled; at += Group.DimX)
            {
                var weight = new ScalarLane(rows.WeightOf(first + at));
                staged[counted + at] = model.LikelihoodWeight(weight).Value;
                staged[response + at] = model.LikelihoodResponse(new ScalarLane(rows.ResponseOf(first + at)), weight).Value;
            }
            Group.Barrier();
            for (var at = 0; at < filled; at++)
            {
                if (staged[counted + at] > 0)
                {
                    var eta = staged[offset + at] + rows.FactorPredictor(beta, first + at);
                    for (var column = 0; column < rows.DenseCount; column++)
                        eta = Math.FusedMultiplyAdd(staged[column * height + at], beta[column], eta);
                    sum = sum.Plus(eta, staged[response + at], staged[counted + at]);
                    unfolded++;
                }
                if (unfolded == TSum.MostRows)
                {
                    sum = sum.Folded;
                    unfolded = 0;
                }
            }
        }
        if (number < count)
            parts[(long)number * Grid.DimX + Grid.IdxX] = sum.Folded.Total;
    }
}
