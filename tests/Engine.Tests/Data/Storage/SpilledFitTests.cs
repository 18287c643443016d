using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Engine.Models;
using Accel.Engine.Summaries;

namespace Accel.Engine.Tests.Data.Storage;

/// <summary>Where the data are kept must not be seen in a fit.</summary>
public class SpilledFitTests
{
    private const int Rows = 2 * ColumnData.ChunkRows + 777;

    private static DataTable Table(DataStorage storage)
    {
        var random = new Random(3);
        var x = new double[Rows];
        var small = new double[Rows];
        var genre = new int[Rows];
        var weight = new double[Rows];
        var exposure = new double[Rows];
        var y = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            x[row] = row % 101 == 7 ? double.NaN : random.NextDouble();
            small[row] = random.Next(10);
            genre[row] = row % 97 == 3 ? -1 : random.Next(3);
            weight[row] = random.Next(1, 4);
            exposure[row] = 1 + random.NextDouble();
            y[row] = random.Next(0, 3 + genre[row] + 1);
        }
        return new DataTable("d", "d", storage,
        [
            new NumericColumn("y", Store(y, storage)), new NumericColumn("x", Store(x, storage)), new NumericColumn("small", Store(small, storage)),
            new CategoricalColumn("genre", Store([.. genre.Select(code => (double)code)], storage), ["a", "b", "c"]),
            new NumericColumn("w", Store(weight, storage)), new NumericColumn("exposure", Store(exposure, storage)),
        ]);
    }

    private static ColumnData Store(double[] values, DataStorage storage)
    {
        var builder = new ColumnDataBuilder(storage);
        builder.Append(values);
        return builder.Build();
    }

    private static IEnumerable<long> Bits(GlmFit fit) => fit.Coefficients
        .SelectMany(coefficient => new[] { coefficient.Estimate, coefficient.StdError })
        .Concat([fit.Deviance, fit.NullDeviance, fit.LogLikelihood])
        .Select(BitConverter.DoubleToInt64Bits);

    [Theory]
    [InlineData("poisson", "y ~ x + small + genre", null, null)]
    [InlineData("poisson", "y ~ x + log(small + 1) + genre", "w", "log(exposure)")]
    [InlineData("gaussian", "y ~ genre + small + exposure - 1", "w", null)]
    public void A_fit_has_the_same_bits_wherever_its_data_are(string family, string formula, string? weights, string? offset)
    {
        var options = new GlmOptions { Family = family, Weights = weights, Offset = offset };
        using var one = new SimdEngine(1);
        var expected = Glm.Fit(Table(DataStorage.Memory), formula, options with { Engine = one });
        foreach (var limit in new long[] { 0, 400_000 })
        {
            foreach (var threads in new[] { 1, 2, 5 })
            {
                using var storage = new SpillStorage(limit);
                using var engine = new SimdEngine(threads);
                var got = Glm.Fit(Table(storage), formula, options with { Engine = engine });
                Assert.True(storage.SpilledBytes > 0);
                Assert.Equal(Bits(expected), Bits(got));
                Assert.Equal(expected.Summary(), got.Summary());
            }
        }
    }
}
