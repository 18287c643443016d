using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
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

    /// <summary>More than a chunk, and no multiple of anything.</summary>
    private const int Rows = 1531;

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
            var once = Results.Of(data, sample).All;
            Assert.Equal(once, Results.Of(data, sample).All);
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
        var (want, have) = (Results.Of(expected, sample, arithmetic), Results.Of(got, sample, arithmetic));
        CompareEquations(want.Start, have.Start);
        CompareEquations(want.AtBeta, have.AtBeta);
        CompareAll(want.LogLikelihoods, have.LogLikelihoods, Math.Abs);
    }

    private static void CompareEquations(NormalEquations want, NormalEquations have)
    {
        // An entry of XᵀWX can cancel; it is no larger than the root of its two diagonal entries' product.
        var width = want.Columns;
        for (var i = 0; i < want.Gram.Length; i++)
            Close(want.Gram[i], have.Gram[i], Math.Sqrt(want.Gram[i / width * (width + 1)] * want.Gram[i % width * (width + 1)]));
        var largest = want.Score.Select(Math.Abs).DefaultIfEmpty().Max();
        CompareAll(want.Score, have.Score, _ => largest);
        CompareAll([want.Deviance, want.Pearson], [have.Deviance, have.Pearson], Math.Abs);
    }

    private static void CompareAll(double[] want, double[] have, Func<double, double> scale)
    {
        for (var i = 0; i < want.Length; i++)
            Close(want[i], have[i], scale(want[i]));
    }

    private static void Close(double want, double have, double scale) =>
        Assert.True(want.Equals(have) || Math.Abs(have - want) <= Tolerance * scale, $"{have:R} for {want:R}");

    /// <summary>Every number that a resident design gives.</summary>
    private sealed record Results(NormalEquations Start, NormalEquations AtBeta, double[] LogLikelihoods)
    {
        public double[] All =>
        [
            .. Start.Gram, .. Start.Score, Start.Deviance, Start.Pearson,
            .. AtBeta.Gram, .. AtBeta.Score, AtBeta.Deviance, AtBeta.Pearson, .. LogLikelihoods,
        ];

        public static Results Of(IResidentDesign data, Sample sample, Arithmetic arithmetic = Arithmetic.Plain)
        {
            var start = new NormalEquations(data.ColumnCount, arithmetic);
            data.StartingEquations(start);
            var atBeta = new NormalEquations(data.ColumnCount, arithmetic);
            data.NormalEquations(sample.Beta, atBeta);
            var one = new double[1];
            data.LogLikelihood(sample.Beta, 1.3, one);
            var many = new double[3];
            data.LogLikelihood(sample.Betas, 1.3, many);
            return new Results(start, atBeta, [.. one, .. many]);
        }
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
        public static Sample Of(ResponseModelDescriptor model, int rows, bool factors, bool weights, bool offset)
        {
            var random = new Random(20240607);
            List<DesignColumn> columns = [DesignColumn.Intercept()];
            var x = Enumerable.Range(0, 5).Select(_ => (ColumnData)Column(rows, () => random.NextDouble() - 0.5)!).ToArray();
            columns.AddRange(x.Select((values, i) => DesignColumn.Of($"x{i}", values)));
            if (factors)
            {
                var (a, b) = (Factor(random, rows, 3), Factor(random, rows, 2));
                columns.InsertRange(2, a.Indicators("a", 1));
                columns.AddRange(b.Indicators("b", 0));
                columns.AddRange(Factor(random, rows, 5).Indicators("c", 1));
                var cells = new DesignBlock([x[0], x[1]], [a, b]);
                columns.Add(new DesignColumn("x0:x1:a:b", "x0:x1:a1:b1", cells, [new(4, 1)]));
                columns.Add(new DesignColumn("x0:x1:a:b", "x0:x1:a2:b1", cells, [new(0, -1), new(5, 1)]));
                var slopes = new DesignBlock([x[2]], [a]);
                columns.Add(new DesignColumn("x2:a", "x2:a1", slopes, [new(1, 1)]));
                columns.Add(new DesignColumn("x2:a", "x2:a2", slopes, [new(2, 1)]));
                columns.Add(DesignColumn.Of("x3:x4", "x3:x4", [x[3], x[4]]));
            }
            var design = new Design(rows, columns);
            // The logit needs starting means inside (0, 1), whatever the family.
            var y = Column(rows, () => (model.Family.Name, model.Link.Name) switch
            {
                ("binomial", _) => random.Next(0, 6) / 5.0,
                ("poisson", "logit") => random.Next(0, 2) / 2.0,
                ("poisson", _) => random.Next(0, 30),
                (_, "logit") => random.NextDouble() * 0.9 + 0.05,
                _ => random.NextDouble() * 3 + 0.1,
            });
            var w = weights ? Column(rows, () => random.Next(0, 4) * 5.0) : null;
            var o = offset ? Column(rows, () => random.NextDouble() * 0.02) : null;
            // The identity, log and inverse links of a probability need η inside (0, 1), below 0 and above 1.
            var centre = model.Link.Name switch { "identity" => 0.5, "log" => -0.7, "inverse" or "1/mu^2" => 2, "sqrt" or "mu^0.3" => 0.8, _ => 0.2 };
            var beta = design.CoefficientNames.Select((name, i) => i == 0 ? centre : 0.03 * Math.Sin(i)).ToArray();
            var betas = Enumerable.Range(0, 3).SelectMany(k => beta.Select(b => b * (1 + 0.01 * k))).ToArray();
            return new Sample(design, new Observations(y, w, o), beta, betas);
        }

        private static FactorCodes Factor(Random random, int rows, int levels) =>
            new(Enumerable.Range(0, rows).Select(_ => random.Next(levels)).ToArray(), levels);

        private static double[] Column(int rows, Func<double> value)
        {
            var column = new double[rows];
            foreach (ref var element in column.AsSpan())
                element = value();
            return column;
        }
    }
}
