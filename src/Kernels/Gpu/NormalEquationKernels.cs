using Accel.Kernels.Responses;
using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>One IRLS pass in a single read of the data: η, working weights and scores, deviance, XᵀWX and Xᵀv.</summary>
/// <remarks>
/// A group takes a chunk of consecutive rows, some at a time: brings them into shared memory, evaluates the response model there
/// and adds their products to the tiles in its registers. It leaves the chunk's sums, so that no sum depends on the order in
/// which groups run. Where the design has more pairs of tiles than a group's threads, several groups take the same rows.
/// </remarks>
public static class NormalEquationKernels
{
    /// <summary>The most threads of a group.</summary>
    public const int MostThreads = 512;

    /// <summary>Sums of a chunk beside those of products: deviance, Pearson's χ², Σ W (η − c)².</summary>
    public const int ScalarSums = 3;

    /// <summary>Bytes of shared memory.</summary>
    /// <param name="threads">Threads of a group.</param>
    /// <param name="numbers">Numbers in it: the coefficients of the dense columns, and the stage.</param>
    /// <param name="numberBytes">Bytes of a number.</param>
    public static int SharedBytes(int threads, int numbers, int numberBytes) =>
        ScalarSums * threads * sizeof(double) + (numbers * numberBytes + sizeof(double) - 1) / sizeof(double) * sizeof(double);

    /// <summary>The pass.</summary>
    /// <param name="model">The response model.</param>
    /// <param name="rows">The data.</param>
    /// <param name="plan">Who does what.</param>
    /// <param name="starting">1 for the pass at the starting means, 0 for one at β.</param>
    /// <param name="centre">c.</param>
    /// <param name="beta">β.</param>
    /// <param name="pairs">For each pair of tiles, the left and the right one.</param>
    /// <param name="weight">Receives each row's working weight, where the design has factors.</param>
    /// <param name="score">Receives each row's working score, where the design has factors.</param>
    /// <param name="sums">Receives each chunk's sums beside those of products: sum k of chunk c at k · chunks + c.</param>
    /// <param name="parts">Receives the sums of products: sum k of thread t of pair i and chunk c at ((i · threads + t) · sums + k) · chunks + c.</param>
    public static void Fused<TModel, TTile, TNumber, TArithmetic>(
        TModel model, GpuRows rows, TilePlan plan, int starting, double centre, ArrayView<double> beta, ArrayView<int> pairs,
        ArrayView<double> weight, ArrayView<double> score, ArrayView<double> sums, ArrayView<double> parts)
        where TModel : struct, IResponseModel
        where TTile : struct, IGramTile<TTile, TNumber>
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber>
    {
        // Groups that take the same rows stand side by side, so that all but one find them in the card's cache.
        var chunk = Grid.IdxX / plan.Shares;
        var share = Grid.IdxX % plan.Shares;
        var chunks = Grid.DimX / plan.Shares;
        var scratch = SharedMemory.GetDynamic<double>();
        var numbers = scratch.SubView(ScalarSums * Group.DimX).Cast<TNumber>();
        var staged = numbers.SubView(rows.DenseCount);
        var stage = new RowStage<TNumber, TArithmetic>(rows, numbers, staged, plan.Stride, plan.Height);
        stage.BringCoefficients(beta);
        var scoreColumn = TTile.Width * plan.Tiles - 1;
        stage.Fill(rows.DenseCount, 1);
        for (var column = rows.DenseCount + 1; column < scoreColumn; column++)
            stage.Fill(column, 0);

        Group.Barrier();
        var threads = plan.PairsAtOnce * TTile.Threads;
        var rowSet = Group.IdxX / threads;
        var pair = share * plan.PairsAtOnce + Group.IdxX % threads / TTile.Threads;
        var works = rowSet < plan.RowSets && pair < plan.Pairs;
        var tile = works ? pair : 0;
        var columns = new TileColumns<TNumber>(staged, plan.Stride, plan.Tiles, pairs[2 * tile], pairs[2 * tile + 1]);
        var products = default(TTile);

        var first = (long)chunk * plan.ChunkRows;
        var end = rows.EndOfChunk(chunk, plan.ChunkRows);
        double deviance = 0, pearson = 0, explained = 0;
        for (; first < end; first += plan.Height)
        {
            var row = first + stage.Row;
            // Asked for before the columns, so as not to be waited for after them.
            var evaluates = stage.Part == 0 && row < end;
            var response = evaluates ? rows.ResponseOf(row) : 0;
            var prior = evaluates ? rows.WeightOf(row) : 0;
            var eta = stage.Bring(row < end ? row : -1);
            if (stage.Parts > 1)
            {
                scratch[Group.IdxX] = eta;
                Group.Barrier();
                if (stage.Part == 0)
                {
                    for (var part = 1; part < stage.Parts; part++)
                        eta += scratch[part * plan.Height + stage.Row];
                }
            }
            if (stage.Part == 0)
            {
                var evaluation = RowEvaluation.Of(model, rows, row, starting, response, prior, eta, new GpuCoefficients(beta, 0, 1));
                explained = evaluation.PlusExplained(explained, centre);
                deviance += evaluation.Deviance;
                pearson += evaluation.Pearson;
                stage.Set(scoreColumn, evaluation.Score);
                stage.Set(scoreColumn + 1, evaluation.Weight);
                if (rows.FactorCount > 0 && evaluates && share == 0)
                {
                    weight[row] = evaluation.Weight;
                    score[row] = evaluation.Score;
                }
            }
            Group.Barrier();
            if (works)
            {
                for (var at = rowSet * TTile.Rows; at < plan.Height; at += plan.RowSets * TTile.Rows)
                    products = TTile.Next(products, columns, at);
                products = TTile.Folded(products);
            }
            Group.Barrier();
        }

        var writes = works && rowSet == 0 ? 1 : 0;
        var target = (((long)pair * TTile.Threads + Group.IdxX % TTile.Threads) * TTile.Elements) * chunks + chunk;
        TTile.Store(products, new TileSums(scratch, parts, target, chunks, threads, plan.RowSets, writes));

        Group.Barrier();
        scratch[Group.IdxX] = deviance;
        scratch[Group.DimX + Group.IdxX] = pearson;
        scratch[2 * Group.DimX + Group.IdxX] = explained;
        GroupSum.Tree(scratch, ScalarSums);
        if (share == 0)
        {
            for (var k = Group.IdxX; k < ScalarSums; k += Group.DimX)
                sums[(long)k * chunks + chunk] = scratch[k * Group.DimX];
        }
    }
}
