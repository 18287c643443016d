using Accel.Engine.Engines;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Accel.Engine.Tests.Gpu;

/// <summary>The GPU engine, on ILGPU's CPU accelerator, beside the scalar engine.</summary>
internal static class GpuComparison
{
    private const double Exact = 1e-12;

    /// <summary>Groups of eight threads, the smallest that a fused pass takes: a barrier costs as much as there are threads.</summary>
    private static readonly CPUDevice Small = new(4, 2, 1);

    /// <summary>The engine on a simulated device.</summary>
    /// <param name="warps">Warps of 32 threads that multiply matrices; null for a small device without.</param>
    /// <param name="limit">Changes the device's limits; null to leave them.</param>
    /// <param name="precision">The numbers of passes.</param>
    /// <param name="products">Opens products of matrices; null for none.</param>
    public static GpuEngine OnProcessor(
        int? warps = null, Func<GpuLimits, GpuLimits>? limit = null, EnginePrecision precision = EnginePrecision.Double,
        Func<AcceleratorStream, IGpuMatrixProduct>? products = null)
    {
        var context = Context.Create(builder => builder.CPU(warps is { } count ? new CPUDevice(32, count, 1) : Small));
        var device = context.GetCPUDevice(0);
        var limits = GpuLimits.Of(device) with { HasMatrixInstruction = warps is not null };
        return new GpuEngine(context, device, null, limit?.Invoke(limits) ?? limits, precision, products);
    }

    public static void Compare(
        IEngine gpu, GpuSample sample, ResponseModelDescriptor model, Arithmetic arithmetic = Arithmetic.Plain, double tolerance = Exact)
    {
        using var scalar = new ScalarEngine();
        using var expected = scalar.Load(sample.Design, sample.Observations, model);
        using var got = gpu.Load(sample.Design, sample.Observations, model);
        var (want, have) = (GpuResults.Of(expected, sample, arithmetic), GpuResults.Of(got, sample, arithmetic));
        CompareEquations(want.Start, have.Start, tolerance);
        CompareEquations(want.AtBeta, have.AtBeta, tolerance);
        CompareScores(want.Scores, have.Scores, tolerance);
        CompareAll(want.LogLikelihoods, have.LogLikelihoods, Math.Abs, tolerance);
    }

    /// <summary>Compares one pass, for devices that are slow at it.</summary>
    public static void ComparePass(IEngine gpu, GpuSample sample, ResponseModelDescriptor model)
    {
        using var scalar = new ScalarEngine();
        CompareEquations(Equations(scalar), Equations(gpu), Exact);

        NormalEquations Equations(IEngine engine)
        {
            using var data = engine.Load(sample.Design, sample.Observations, model);
            var equations = new NormalEquations(data.ColumnCount, Arithmetic.Plain);
            data.NormalEquations(sample.Beta, equations);
            return equations;
        }
    }

    private static void CompareEquations(NormalEquations want, NormalEquations have, double tolerance)
    {
        // An entry of XᵀWX can cancel; it is no larger than the root of its two diagonal entries' product.
        var width = want.Columns;
        for (var i = 0; i < want.Gram.Length; i++)
            Close(want.Gram[i], have.Gram[i], Math.Sqrt(want.Gram[i / width * (width + 1)] * want.Gram[i % width * (width + 1)]), tolerance);
        CompareScores(want, have, tolerance);
    }

    private static void CompareScores(NormalEquations want, NormalEquations have, double tolerance)
    {
        var largest = want.Score.Select(Math.Abs).DefaultIfEmpty().Max();
        CompareAll(want.Score, have.Score, _ => largest, tolerance);
        CompareAll([want.Deviance, want.Pearson, want.Explained], [have.Deviance, have.Pearson, have.Explained], Math.Abs, tolerance);
    }

    public static void CompareAll(double[] want, double[] have, Func<double, double> scale, double tolerance = Exact)
    {
        for (var i = 0; i < want.Length; i++)
            Close(want[i], have[i], scale(want[i]), tolerance);
    }

    private static void Close(double want, double have, double scale, double tolerance)
    {
        if (!want.Equals(have) && !(Math.Abs(have - want) <= tolerance * scale))
            Assert.Fail($"{have:R} for {want:R}");
    }
}

/// <summary>Every number that a resident design gives.</summary>
internal sealed record GpuResults(NormalEquations Start, NormalEquations AtBeta, NormalEquations Scores, double[] LogLikelihoods)
{
    public double[] All =>
    [
        .. Start.Gram, .. Start.Score, Start.Deviance, Start.Pearson,
        .. AtBeta.Gram, .. AtBeta.Score, AtBeta.Deviance, AtBeta.Pearson, .. Scores.Score, Scores.Explained, .. LogLikelihoods,
    ];

    public static GpuResults Of(IResidentDesign data, GpuSample sample, Arithmetic arithmetic = Arithmetic.Plain)
    {
        var start = new NormalEquations(data.ColumnCount, arithmetic);
        data.StartingEquations(start);
        var atBeta = new NormalEquations(data.ColumnCount, arithmetic);
        data.NormalEquations(sample.Beta, atBeta);
        var scores = new NormalEquations(data.ColumnCount, arithmetic) { Centre = 0.3 };
        data.Scores(sample.Beta, scores);
        var one = new double[1];
        data.LogLikelihood(sample.Beta, 1.3, one);
        var many = new double[sample.Beta.Length == 0 ? 3 : sample.Betas.Length / sample.Beta.Length];
        data.LogLikelihood(sample.Betas, 1.3, many);
        return new GpuResults(start, atBeta, scores, [.. one, .. many]);
    }
}
