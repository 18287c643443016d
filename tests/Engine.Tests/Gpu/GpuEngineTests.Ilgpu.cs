using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using ILGPU;
using ILGPU.Runtime.CPU;

namespace Accel.Engine.Tests.Gpu;

public sealed partial class GpuEngineTests
{
    private const double Tolerance = 1e-12;

    /// <summary>More than two chunks, and no multiple of anything.</summary>
    private const int Rows = 2203;

    static partial void CompareWithScalar(string family, string link)
    {
        var model = Model(family, link);
        var sample = Sample.Of(model, Rows, factors: true, weights: true, offset: true);
        using var gpu = OnProcessor();
        Compare(gpu, sample, model);
    }

    static partial void ComparePlainDesigns()
    {
        using var gpu = OnProcessor();
        var model = Model("poisson", "log");
        Compare(gpu, Sample.Of(model, 1024, factors: false, weights: false, offset: false), model);
        Compare(gpu, Sample.Of(model, 7, factors: false, weights: true, offset: false), model);
        Compare(gpu, new Sample(new Design(5, []), new([1, 0, 2, 1, 3], null, [0.1, 0.2, 0, -0.1, 0.5]), [], []), model);
    }

    static partial void RepeatBits()
    {
        var model = Model("binomial", "logit");
        var sample = Sample.Of(model, Rows, factors: true, weights: true, offset: true);
        var first = Run();
        Assert.Equal(first, Run());

        double[] Run()
        {
            using var gpu = OnProcessor();
            using var data = gpu.Load(sample.Design, sample.Observations, model);
            var once = Everything(data, sample);
            Assert.Equal(once, Everything(data, sample));
            return once;
        }
    }

    static partial void EvaluateImpossibleMeans()
    {
        using var gpu = OnProcessor();
        var model = Model("poisson", "identity");
        var sample = Sample.Of(model, 100, factors: false, weights: false, offset: false);
        using var data = gpu.Load(sample.Design, sample.Observations, model);
        var equations = new NormalEquations(data.ColumnCount, Arithmetic.Plain);
        data.NormalEquations([.. sample.Beta.Select((_, i) => i == 0 ? -1000.0 : 0)], equations);
        Assert.False(double.IsFinite(equations.Deviance));
    }

    static partial void CompareCompensated()
    {
        using var gpu = OnProcessor();
        var model = Model("gaussian", "identity");
        var sample = Sample.Of(model, 300, factors: true, weights: true, offset: true);
        Compare(gpu, sample, model, Arithmetic.Compensated);
    }

    private static void Compare(
        GpuEngine gpu, Sample sample, ResponseModelDescriptor model, Arithmetic arithmetic = Arithmetic.Plain)
    {
        using var scalar = new ScalarEngine();
        using var expected = scalar.Load(sample.Design, sample.Observations, model);
        using var got = gpu.Load(sample.Design, sample.Observations, model);
        var (want, have) = (Everything(expected, sample, arithmetic), Everything(got, sample, arithmetic));
        for (var i = 0; i < want.Length; i++)
        {
            if (!double.IsFinite(want[i]))
                Assert.Equal(want[i], have[i]);
            else
                Assert.True(Math.Abs(have[i] - want[i]) <= Tolerance * (Math.Abs(want[i]) + sample.Scale), $"{i}: {have[i]:R} for {want[i]:R}");
        }
    }

    /// <summary>Every number that a resident design gives.</summary>
    private static double[] Everything(IResidentDesign data, Sample sample, Arithmetic arithmetic = Arithmetic.Plain)
    {
        var start = new NormalEquations(data.ColumnCount, arithmetic);
        data.StartingEquations(start);
        var equations = new NormalEquations(data.ColumnCount, arithmetic);
        data.NormalEquations(sample.Beta, equations);
        var one = new double[1];
        data.LogLikelihood(sample.Beta, 1.3, one);
        var many = new double[sample.Betas.Length / Math.Max(1, data.ColumnCount)];
        data.LogLikelihood(sample.Betas, 1.3, many);
        return
        [
            .. start.Gram, .. start.Score, start.Deviance, start.Pearson,
            .. equations.Gram, .. equations.Score, equations.Deviance, equations.Pearson, .. one, .. many,
        ];
    }

    private static ResponseModelDescriptor Model(string family, string link) =>
        new(FamilyRegistry.Find(family)!, LinkRegistry.Find(link)!);

    private static GpuEngine OnProcessor()
    {
        var context = Context.Create(builder => builder.CPU());
        return new GpuEngine(context, context.GetCPUDevice(0));
    }

    /// <summary>Data that every family and link can fit, with coefficients at which all means are possible.</summary>
    private sealed record Sample(Design Design, Observations Observations, double[] Beta, double[] Betas)
    {
        /// <summary>Sums that cancel are compared relative to the number of rows.</summary>
        public double Scale => Design.RowCount;

        public static Sample Of(ResponseModelDescriptor model, int rows, bool factors, bool weights, bool offset)
        {
            var random = new Random(20240607);
            List<DesignBlock> blocks = [new InterceptBlock()];
            for (var i = 0; i < 5; i++)
                blocks.Add(new DenseBlock($"x{i}", $"x{i}", Column(rows, () => random.NextDouble() - 0.5)));
            if (factors)
            {
                blocks.Insert(2, Factor(random, "a", rows, 4, 1));
                blocks.Add(Factor(random, "b", rows, 3, 0));
                blocks.Add(Factor(random, "c", rows, 70, 1));
            }
            var design = new Design(rows, blocks);
            var y = Column(rows, () => model.Family.Name switch
            {
                "binomial" => random.Next(0, 6) / 5.0,
                "poisson" => random.Next(0, 30),
                _ => random.NextDouble() * 3 + 0.1,
            });
            var w = weights ? Column(rows, () => random.Next(0, 4) * 5.0) : null;
            var o = offset ? Column(rows, () => random.NextDouble() * 0.02) : null;
            // The identity and log links of a probability need η inside (0, 1) and below 0.
            var centre = model.Link.Name switch { "identity" => 0.5, "log" => -0.7, _ => 0.2 };
            var beta = design.CoefficientNames.Select((name, i) => i == 0 ? centre : 0.03 * Math.Sin(i)).ToArray();
            var betas = Enumerable.Range(0, 3).SelectMany(k => beta.Select(b => b * (1 + 0.01 * k))).ToArray();
            return new Sample(design, new Observations(y, w, o), beta, betas);
        }

        private static FactorBlock Factor(Random random, string name, int rows, int levels, int first) =>
            new(name, [.. Enumerable.Range(0, rows).Select(_ => random.Next(levels))], first,
                [.. Enumerable.Range(first, levels - first).Select(level => $"{name}{level}")]);

        private static double[] Column(int rows, Func<double> value)
        {
            var column = new double[rows];
            foreach (ref var element in column.AsSpan())
                element = value();
            return column;
        }
    }
}
