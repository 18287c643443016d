using Accel.Engine.Engines;
using Accel.Engine.Data;
using Accel.Kernels.Passes;

namespace Accel.Engine.Tests.Gpu;

public sealed partial class GpuEngineTests
{
    /// <summary>More than a chunk, and no multiple of anything.</summary>
    private const int Rows = 1531;

    static partial void CompareWithScalar(IEngine gpu, string family, string link)
    {
        var model = GpuSample.Model(family, link);
        var sample = GpuSample.Of(model, Rows, factors: true, weights: true, offset: true);
        GpuComparison.Compare(gpu, sample, model);
    }

    static partial void ComparePlainDesigns(IEngine gpu)
    {
        var model = GpuSample.Model("poisson", "log");
        GpuComparison.Compare(gpu, GpuSample.Of(model, 1024, factors: false, weights: false, offset: false), model);
        GpuComparison.Compare(gpu, GpuSample.Of(model, 7, factors: false, weights: true, offset: false), model);
        GpuComparison.Compare(gpu, new GpuSample(new Design(5, []), new([1, 0, 2, 1, 3], null, [0.1, 0.2, 0, -0.1, 0.5]), [], []), model);
    }

    static partial void RepeatBits(IEngine gpu)
    {
        var model = GpuSample.Model("binomial", "logit");
        var sample = GpuSample.Of(model, Rows, factors: true, weights: true, offset: true);
        using var other = GpuComparison.OnProcessor();
        Assert.Equal(Run(other), Run(gpu));

        double[] Run(IEngine engine)
        {
            using var data = engine.Load(sample.Design, sample.Observations, model);
            var once = GpuResults.Of(data, sample).All;
            Assert.Equal(once, GpuResults.Of(data, sample).All);
            return once;
        }
    }

    static partial void EvaluateImpossibleMeans(IEngine gpu)
    {
        var model = GpuSample.Model("poisson", "identity");
        var sample = GpuSample.Of(model, 100, factors: false, weights: false, offset: false);
        using var data = gpu.Load(sample.Design, sample.Observations, model);
        var equations = new NormalEquations(data.ColumnCount, Arithmetic.Plain);
        data.NormalEquations([.. sample.Beta.Select((_, i) => i == 0 ? -1000.0 : 0)], equations);
        Assert.False(double.IsFinite(equations.Deviance));
    }

    static partial void CompareCompensated(IEngine gpu)
    {
        var model = GpuSample.Model("gaussian", "identity");
        var sample = GpuSample.Of(model, 300, factors: true, weights: true, offset: true);
        GpuComparison.Compare(gpu, sample, model, Arithmetic.Compensated);
    }
}
