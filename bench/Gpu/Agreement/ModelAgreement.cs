using Accel.Engine.Engines;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;

namespace Accel.Bench.Gpu.Agreement;

/// <summary>How far a GPU's sums and likelihoods are from the scalar engine's: the worst relative error of each kind.</summary>
/// <param name="Model">Family and link.</param>
/// <param name="Start">Of the first pass.</param>
/// <param name="Equations">Of normal equations; an entry of XᵀWX relative to the root of its two diagonal entries' product.</param>
/// <param name="Scores">Of scores, relative to the largest.</param>
/// <param name="List">Of a list of log-likelihoods.</param>
/// <param name="Grid">Of a product grid.</param>
/// <param name="Sample">Of normal equations of a sample of the rows; NaN where an engine takes none, or another one.</param>
internal sealed record ModelAgreement(
    string Model, double Start, double Equations, double Scores, double List, double Grid, double Sample)
{
    private const double Dispersion = 1.3;
    private const int Points = 3;
    private const int Stride = 2;

    /// <summary>The worst of all.</summary>
    public double Worst => new[] { Start, Equations, Scores, List, Grid, Sample }.Where(error => !double.IsNaN(error)).Max();

    /// <summary>Compares.</summary>
    public static ModelAgreement Of(IEngine gpu, ResponseModelDescriptor model, int rows)
    {
        var data = AgreementData.For(model, rows);
        using var scalar = new ScalarEngine();
        using var right = scalar.Load(data.Design, data.Observations, model);
        using var ours = gpu.Load(data.Design, data.Observations, model);
        return new ModelAgreement(
            $"{model.Family.Name}, {model.Link.Name}",
            OfEquations(right, ours, (design, sums) => design.StartingEquations(sums)),
            OfEquations(right, ours, (design, sums) => design.NormalEquations(data.Beta, sums)),
            OfScores(right, ours, data.Beta),
            OfValues(right, ours, Points, (design, values) => design.LogLikelihood(data.Betas(Points), Dispersion, values)),
            OfValues(right, ours, Points * Points, (design, values) => design.LogLikelihood(data.Betas(Points), data.Axis(1, Points), Dispersion, values)),
            OfSample(right, ours, data.Beta));
    }

    private static double OfEquations(IResidentDesign right, IResidentDesign ours, Action<IResidentDesign, NormalEquations> pass)
    {
        var (want, have) = (Sums(right, pass), Sums(ours, pass));
        var error = new WorstError();
        var width = want.Columns;
        for (var i = 0; i < want.Gram.Length; i++)
            error.Add(want.Gram[i], have.Gram[i], Math.Sqrt(want.Gram[i / width * (width + 1)] * want.Gram[i % width * (width + 1)]));
        AddScores(error, want, have);
        return error.Value;
    }

    private static double OfScores(IResidentDesign right, IResidentDesign ours, double[] beta)
    {
        var error = new WorstError();
        AddScores(error, Sums(right, (design, sums) => design.Scores(beta, sums)), Sums(ours, (design, sums) => design.Scores(beta, sums)));
        return error.Value;
    }

    private static void AddScores(WorstError error, NormalEquations want, NormalEquations have)
    {
        error.Add(want.Score, have.Score, alike: true);
        error.Add([want.Deviance, want.Pearson], [have.Deviance, have.Pearson], alike: false);
    }

    private static double OfValues(IResidentDesign right, IResidentDesign ours, int count, Action<IResidentDesign, double[]> evaluate)
    {
        var (want, have) = (new double[count], new double[count]);
        evaluate(right, want);
        evaluate(ours, have);
        var error = new WorstError();
        error.Add(want, have, alike: false);
        return error.Value;
    }

    private static double OfSample(IResidentDesign right, IResidentDesign ours, double[] beta)
    {
        using var want = right.Sample(Stride);
        using var have = ours.Sample(Stride);
        return want is null || have is null || want.RowCount != have.RowCount
            ? double.NaN
            : OfEquations(want, have, (design, sums) => design.NormalEquations(beta, sums));
    }

    private static NormalEquations Sums(IResidentDesign design, Action<IResidentDesign, NormalEquations> pass)
    {
        var sums = new NormalEquations(design.ColumnCount, Arithmetic.Plain);
        pass(design, sums);
        return sums;
    }
}
