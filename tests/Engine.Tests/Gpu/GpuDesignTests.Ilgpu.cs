using System.Globalization;
using System.Text;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Gpu;

public sealed partial class GpuDesignTests
{
    static partial void CompareColumns(IEngine gpu, int columns) =>
        GpuComparison.Compare(gpu, Dense(columns, 301), GpuSample.Model("binomial", "logit"));

    static partial void CompareMatrixInstructions(int columns, int warps)
    {
        // So little shared memory that a stage is eight rows, and one and a half stages: shuffles are slow here.
        using var gpu = GpuComparison.OnProcessor(warps, limits => limits with { SharedBytes = 8 << 10 });
        Assert.True(gpu.Limits.HasMatrixInstruction);
        GpuComparison.ComparePass(gpu, Dense(columns, 12), GpuSample.Model("binomial", "logit"));
    }

    static partial void CompareWide()
    {
        using var gpu = GpuComparison.OnProcessor(limit: limits => limits with { SharedBytes = 1024 });
        GpuComparison.Compare(gpu, Dense(9, 300), GpuSample.Model("binomial", "logit"));
    }

    static partial void CompareTypes(IEngine gpu) => GpuComparison.Compare(gpu, Mixed(500), GpuSample.Model("poisson", "log"));

    /// <summary>A sample of counts with columns of every type.</summary>
    internal static GpuSample Mixed(int rows)
    {
        var random = new Random(3);
        ColumnData[] x =
        [
            ColumnData.From([.. Values(() => random.NextDouble())]),
            ColumnData.From([.. Values(() => random.Next(-100, 100))]),
            ColumnData.From([.. Values(() => (float)random.NextDouble())]),
            ColumnData.From([.. Values(() => random.Next(-30_000, 30_000))]),
            ColumnData.From([.. Values(() => random.Next(-1_000_000, 1_000_000))]),
            ColumnData.From([.. Values(() => random.Next(0, 2))]),
        ];
        var design = new Design(rows, [DesignColumn.Intercept(), .. x.Select((column, i) => DesignColumn.Of($"x{i}", column))]);
        double[] beta = [0.3, 0.2, 1e-3, -0.4, 1e-5, 1e-7, 0.1];
        var observations = new Observations(
            ColumnData.From([.. Values(() => random.Next(0, 400))]), ColumnData.From([.. Values(() => (float)random.NextDouble())]),
            ColumnData.From([.. Values(() => random.Next(0, 3))]));
        return new GpuSample(design, observations, beta, [.. beta, .. beta.Select(b => b * 0.9)]);

        IEnumerable<double> Values(Func<double> value) => Enumerable.Range(0, rows).Select(_ => value());
    }

    static partial void CompareStreamed(bool factors)
    {
        // Room for 4096 rows twice, whatever a row of these takes up to 240 bytes.
        const long memory = GpuFootprint.FixedBytes + 2 * 4096 * 240;
        var model = GpuSample.Model("poisson", "log");
        using var gpu = GpuComparison.OnProcessor(limit: limits => limits with { MemoryBytes = memory });
        GpuComparison.Compare(gpu, GpuSample.Of(model, 13_000, factors, weights: true, offset: false), model);
    }

    static partial void RefuseWithoutMemory()
    {
        using var gpu = GpuComparison.OnProcessor(limit: limits => limits with { MemoryBytes = 1 << 20 });
        var sample = Dense(3, 50);
        var error = Assert.Throws<DeviceFailureException>(() => gpu.Load(sample.Design, sample.Observations, GpuSample.Model("poisson", "log")));
        Assert.Contains("--engine cpu", error.Message, StringComparison.Ordinal);
    }

    static partial void CompareManyBetas(IEngine gpu, bool binary)
    {
        var model = GpuSample.Model("binomial", "logit");
        var sample = GpuSample.Of(model, 200, factors: true, weights: !binary, offset: true);
        var random = new Random(7);
        double[] betas = [.. Enumerable.Range(0, 150).SelectMany(_ => sample.Beta.Select(b => b + 8 * (random.NextDouble() - 0.5)))];
        var observations = binary ? sample.Observations with { Response = ColumnData.From([.. Enumerable.Range(0, 200).Select(_ => (double)random.Next(2))]) } : sample.Observations;
        GpuComparison.Compare(gpu, sample with { Observations = observations, Betas = betas }, model);
    }

    static partial void CompareGrids(IEngine gpu, string family, string link, double spread)
    {
        var model = GpuSample.Model(family, link);
        var sample = GpuSample.Of(model, 120, factors: true, weights: false, offset: true);
        var random = new Random(11);
        var observations = sample.Observations with { Response = ColumnData.From([.. Enumerable.Range(0, 120).Select(_ => (double)random.Next(2))]) };
        double[] left = [.. Enumerable.Range(0, 7).SelectMany(i => sample.Beta.Select((b, j) => j == 0 ? 0.1 * spread * (i - 3) : b))];
        double[] right = [.. Enumerable.Range(0, 10).SelectMany(i => sample.Beta.Select((_, j) => j == 1 ? 0.2 * spread * (i - 4) : 0.0))];
        using var scalar = new ScalarEngine();
        using var expected = scalar.Load(sample.Design, observations, model);
        using var got = gpu.Load(sample.Design, observations, model);
        var (want, have) = (new double[70], new double[70]);
        expected.LogLikelihood(left, right, 1, want);
        got.LogLikelihood(left, right, 1, have);
        GpuComparison.CompareAll(want, have, Math.Abs);
    }

    static partial void CompareMixed(int columns)
    {
        // Each number of a column is off by 2⁻²⁴ of itself at most, each product by as much again.
        const double tolerance = 5e-7;
        using var gpu = GpuComparison.OnProcessor(precision: EnginePrecision.Mixed);
        GpuComparison.Compare(gpu, Dense(columns, 400), GpuSample.Model("binomial", "logit"), tolerance: tolerance);
    }

    static partial void FitMixed()
    {
        var random = new Random(5);
        var text = new StringBuilder("y,a,b,c\n");
        for (var i = 0; i < 500; i++)
            text.Append(CultureInfo.InvariantCulture, $"{random.Next(2)},{random.NextDouble()},{random.NextDouble() - 0.5},{1000 + 10 * random.NextDouble()}\n");
        var table = CsvReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "test");
        using var gpu = GpuComparison.OnProcessor(precision: EnginePrecision.Mixed);
        using var cpu = new SimdEngine(1);
        Assert.InRange(Error("y ~ a + b"), 1e-12, 1e-6);
        // The intercept depends on c so nearly that the last pass is the processor's.
        Assert.InRange(Error("y ~ a + c"), 0, 1e-9);

        double Error(string formula) => Fit(gpu, formula).Coefficients
            .Zip(Fit(cpu, formula).Coefficients, (got, want) => Math.Abs(got.Estimate - want.Estimate) / want.StdError).Max();

        GlmFit Fit(IEngine engine, string formula) => Glm.Fit(table, formula, new GlmOptions { Family = "binomial", Engine = engine });
    }

    /// <summary>A logistic sample of dense columns with an intercept.</summary>
    internal static GpuSample Dense(int columns, int rows)
    {
        var random = new Random(columns);
        var x = Enumerable.Range(0, columns).Select(j => DesignColumn.Of($"x{j}", ColumnData.From([.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() - 0.5)])));
        var design = new Design(rows, [DesignColumn.Intercept(), .. x]);
        double[] beta = [.. Enumerable.Range(0, columns + 1).Select(_ => (random.NextDouble() - 0.5) / Math.Sqrt(columns + 1))];
        var y = ColumnData.From([.. Enumerable.Range(0, rows).Select(_ => (double)random.Next(2))]);
        return new GpuSample(design, new Observations(y, null, null), beta, [.. beta, .. beta.Select(b => 2 * b)]);
    }
}
