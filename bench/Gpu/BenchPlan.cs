using Accel.Bench.Gpu.Cases;
using Accel.Engine.Measurement;
using Accel.Kernels.Distributions;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;

namespace Accel.Bench.Gpu;

/// <summary>On how much data everything is measured.</summary>
/// <param name="MatrixBytes">Size of a model matrix.</param>
/// <param name="ColumnCounts">Columns of the model matrices.</param>
/// <param name="PlainColumns">Of these, those beside a factor, and of a fit.</param>
/// <param name="Levels">Levels of a factor.</param>
/// <param name="GridRows">Rows of lists and grids.</param>
/// <param name="Vectors">Length of a list.</param>
/// <param name="Side">Points of an axis of a grid.</param>
/// <param name="FitRows">Rows of a fit.</param>
/// <param name="Draws">Number of draws.</param>
/// <param name="CpuValues">The most numbers that the CPU engine is given.</param>
/// <param name="Seconds">For how long to repeat one path.</param>
/// <param name="Bounds">How the card's bounds are measured.</param>
internal sealed record BenchPlan(
    long MatrixBytes, IReadOnlyList<int> ColumnCounts, int PlainColumns, int Levels, int GridRows, int Vectors, int Side,
    int FitRows, int Draws, long CpuValues, double Seconds, CardPlan Bounds)
{
    /// <summary>Of a card's memory, a matrix may take so much; tall ones are held beside copies.</summary>
    private const int MemoryShare = 10;

    /// <summary>Rows of the check that comes first.</summary>
    public int AgreementRows { get; private init; } = 3001;

    /// <summary>The response models of the check that comes first.</summary>
    public IReadOnlyList<ResponseModelDescriptor> AgreementModels { get; private init; } = [.. ResponseModelDescriptor.Spanning];

    /// <summary>The distributions of the check that comes first.</summary>
    public IReadOnlyList<DistributionDescriptor> AgreementDistributions { get; private init; } = DistributionRegistry.All;

    /// <summary>Draws of each distribution in the check that comes first.</summary>
    public int AgreementDraws { get; private init; } = 100_003;

    /// <summary>For a card.</summary>
    /// <param name="memoryBytes">Its memory.</param>
    /// <param name="quick">An eighth of the data.</param>
    public static BenchPlan For(long memoryBytes, bool quick)
    {
        var share = quick ? 8 : 1;
        return new BenchPlan(
            Math.Min(4L << 30, memoryBytes / MemoryShare) / share, [5, 20, 50, 100, 200], 20, 50, 100_000 / share, 10_000, 100,
            4_000_000 / share, (1 << 28) / share, (1L << 27) / share, quick ? 0.1 : 0.5, quick ? CardPlan.Quick : CardPlan.Thorough);
    }

    /// <summary>For a simulated card.</summary>
    public static BenchPlan Emulated { get; } = new(480, [3], 3, 3, 20, 3, 2, 30, 64, 1000, 0, CardPlan.Emulated)
    {
        AgreementRows = 67,
        AgreementModels = [MeasuredModel.Logistic.Model],
        AgreementDistributions = [DistributionRegistry.Find("normal")!, DistributionRegistry.Find("poisson")!],
        AgreementDraws = 37,
    };

    /// <summary>What is measured.</summary>
    public IEnumerable<BenchCase> Cases()
    {
        var logistic = MeasuredModel.Logistic;
        var poisson = MeasuredModel.LogLinear;
        foreach (var columns in ColumnCounts)
        {
            var rows = new BenchRows(logistic, (int)Math.Min(int.MaxValue, MatrixBytes / sizeof(double) / columns), columns);
            foreach (var model in MeasuredModel.All)
            {
                yield return model == logistic
                    ? new PassCase(rows, HotPath.NormalEquations, HotPath.Scores, HotPath.LogLikelihood)
                    : new PassCase(rows with { Model = model }, HotPath.NormalEquations);
            }
            if (columns == PlainColumns)
                yield return new PassCase(rows with { Levels = Levels }, HotPath.NormalEquations, HotPath.Scores);
        }
        foreach (var model in new[] { logistic, poisson })
        {
            var one = new BenchRows(model, GridRows, 1, HasIntercept: false);
            var two = one with { HasIntercept = true };
            yield return new LikelihoodCase(one, Vectors, isGrid: false);
            yield return new LikelihoodCase(two, Vectors, isGrid: false);
            yield return new LikelihoodCase(two, Side, isGrid: true);
        }
        yield return new FitCase(FitRows, PlainColumns);
        yield return new DrawCase("uniform", "0, 1", Sampler.Of(new InversionSampler<UniformInversion>(new(0, 1))), Draws);
        yield return new DrawCase("normal", "0, 1", Sampler.Of(new NormalSampler(0, 1)), Draws);
        yield return new DrawCase("poisson", "4", PoissonMass.SamplerOf(4), Draws);
        yield return new DrawCase("binomial", "20, 0.3", BinomialMass.SamplerOf(20, 0.3), Draws);
    }
}
