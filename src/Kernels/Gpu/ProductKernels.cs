using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;
using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>
/// Sums of product terms over rows for all sums of a left and a right predictor (see <see cref="ProductPass"/>). A group
/// takes a chunk of rows, some at a time: its threads first turn the predictors into factors in shared memory, one predictor each, then pass over the
/// factors, four left and eight right ones each, whose totals stay in registers.
/// </summary>
public static class ProductKernels
{
    /// <summary>Left factors of a thread; left predictors are a multiple of it.</summary>
    public const int LeftMultiple = 4;

    /// <summary>Right factors of a thread; right predictors are a multiple of it.</summary>
    public const int RightMultiple = Octet<double>.Length;

    /// <summary>Points of a thread.</summary>
    public const int BlockLength = LeftMultiple * RightMultiple;

    /// <summary>Doubles of shared memory.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="threads">Threads of a group.</param>
    public static int SharedLength(ProductPlan plan, int threads) => (plan.LeftCount + plan.RightCount) * (plan.Stride + 1) + threads;

    /// <summary>The totals of a chunk.</summary>
    /// <param name="rows">The data.</param>
    /// <param name="plan">Who does what.</param>
    /// <param name="betas">The left β, then the right ones: slot s of number k at s · m + k.</param>
    /// <param name="linear">Receives the predictors' linear sums, then the constant one: number k of chunk c at k · chunks + c.</param>
    /// <param name="totals">Receives the totals: point k of block b and chunk c at (32 b + k) · chunks + c.</param>
    /// <param name="exponents">Receives, in the same order, the powers of 2 that products are multiplied by.</param>
    public static void Totals<TTerm, TStep>(
        GpuRows rows, ProductPlan plan, ArrayView<double> betas, ArrayView<double> linear, ArrayView<double> totals, ArrayView<int> exponents)
        where TTerm : struct, IProductTerm
        where TStep : struct, IFactorStep
    {
        var shared = SharedMemory.GetDynamic<double>();
        var predictors = plan.LeftCount + plan.RightCount;
        var sums = shared.SubView(predictors * plan.Stride);
        var constants = sums.SubView(predictors);
        var leftBlocks = plan.LeftCount / LeftMultiple;
        var rightBlocks = plan.RightCount / RightMultiple;
        var block = Grid.IdxY * plan.BlocksAtOnce + Group.IdxX;
        var works = Group.IdxX < plan.BlocksAtOnce && block < leftBlocks * rightBlocks;
        var leftAt = block / rightBlocks * plan.Stride;
        var rightAt = (plan.LeftCount + block % rightBlocks) * plan.Stride;
        for (var k = Group.IdxX; k < predictors; k += Group.DimX)
            sums[k] = 0;
        var constant = 0.0;
        var points = FactorTotals<TStep>.Start;
        var powers = default(FactorBlock<int>);

        var first = (long)Grid.IdxX * plan.ChunkRows;
        var end = rows.EndOfChunk(Grid.IdxX, plan.ChunkRows);
        for (; first < end; first += plan.Height)
        {
            for (var k = Group.IdxX; k < predictors; k += Group.DimX)
            {
                var beta = new GpuCoefficients(betas, k, predictors);
                var sum = sums[k];
                for (var at = 0; at < plan.Height; at++)
                {
                    var row = first + at;
                    var factor = 0.0;
                    if (row < end)
                    {
                        var response = new ScalarLane(rows.ResponseOf(row));
                        var weight = new ScalarLane(rows.WeightOf(row));
                        var eta = rows.FactorPredictor(beta, row) + rows.DensePredictor(beta, row);
                        if (k < plan.LeftCount)
                            eta += rows.OffsetOf(row);
                        var predictor = new ScalarLane(eta);
                        factor = k < plan.LeftCount ? TTerm.Left(predictor, response, weight).Value : TTerm.Right(predictor, response).Value;
                        sum = Math.FusedMultiplyAdd(TTerm.LinearWeight(response, weight).Value, eta, sum);
                    }
                    shared[k * plan.Stride + at] = factor;
                }
                sums[k] = sum;
            }
            for (var row = first + Group.IdxX; row < end && row < first + plan.Height; row += Group.DimX)
                constant += TTerm.Constant(new ScalarLane(rows.ResponseOf(row)), new ScalarLane(rows.WeightOf(row))).Value;
            Group.Barrier();
            if (works)
            {
                for (var run = 0; run < plan.Height; run += plan.Run)
                {
                    for (var at = run; at < plan.Height && at < run + plan.Run; at++)
                    {
                        var left = new ColumnQuad<double, InDouble>(
                            shared[leftAt + at], shared[leftAt + leftBlocks * plan.Stride + at],
                            shared[leftAt + 2 * leftBlocks * plan.Stride + at], shared[leftAt + 3 * leftBlocks * plan.Stride + at]);
                        points = FactorTotals<TStep>.Next(points, left, Octet<double>.Load(shared, rightAt + at, rightBlocks * plan.Stride));
                    }
                    if (TStep.Multiplies)
                    {
                        powers = FactorTotals<TStep>.PlusExponents(powers, points);
                        points = FactorTotals<TStep>.Significands(points);
                    }
                }
            }
            Group.Barrier();
        }

        if (works)
        {
            points.Store(totals, (long)block * BlockLength * Grid.DimX + Grid.IdxX, Grid.DimX);
            powers.Store(exponents, (long)block * BlockLength * Grid.DimX + Grid.IdxX, Grid.DimX);
        }
        constants[Group.IdxX] = constant;
        Group.Barrier();
        if (Grid.IdxY > 0)
            return;
        for (var k = Group.IdxX; k < predictors; k += Group.DimX)
            linear[(long)k * Grid.DimX + Grid.IdxX] = sums[k];
        if (Group.IdxX == 0)
        {
            for (var k = 1; k < Group.DimX; k++)
                constant += constants[k];
            linear[(long)predictors * Grid.DimX + Grid.IdxX] = constant;
        }
    }

    /// <summary>Adds up the terms that the totals of all chunks stand for: group g takes point g.</summary>
    /// <param name="totals">The totals.</param>
    /// <param name="exponents">Their powers of 2.</param>
    /// <param name="chunks">Number of chunks.</param>
    /// <param name="terms">Receives the sums.</param>
    public static void Terms<TStep>(ArrayView<double> totals, ArrayView<int> exponents, int chunks, ArrayView<double> terms)
        where TStep : struct, IFactorStep
    {
        var shared = SharedMemory.Allocate<double>(GroupSum.MostThreads);
        var first = (long)Grid.IdxX * chunks;
        var sum = 0.0;
        for (var chunk = Group.IdxX; chunk < chunks; chunk += Group.DimX)
            sum += TStep.Term(new ScalarLane(totals[first + chunk])).Value + exponents[first + chunk] * Logarithm.OfTwo;
        shared[Group.IdxX] = sum;
        GroupSum.Tree(shared, 1);
        if (Group.IdxX == 0)
            terms[Grid.IdxX] = shared[0];
    }
}
