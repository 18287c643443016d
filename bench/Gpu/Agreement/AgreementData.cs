using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;

namespace Accel.Bench.Gpu.Agreement;

/// <summary>Data with everything that a design can hold, which a family and link can fit, and coefficients at which every mean is possible.</summary>
/// <param name="Design">The design.</param>
/// <param name="Observations">Response, weights and offset.</param>
/// <param name="Beta">The coefficients.</param>
internal sealed record AgreementData(Design Design, Observations Observations, double[] Beta)
{
    /// <summary>Data for a model.</summary>
    public static AgreementData For(ResponseModelDescriptor model, int rows)
    {
        var random = new Random(20240607);
        var x = Enumerable.Range(0, 5).Select(_ => Column(rows, () => random.NextDouble() - 0.5)).ToArray();
        var (a, b, c) = (Factor(random, rows, 3), Factor(random, rows, 2), Factor(random, rows, 5));
        var slopes = new DesignBlock([x[2]], [a]);
        var cells = new DesignBlock([x[0], x[1]], [a, b]);
        List<DesignColumn> columns =
        [
            DesignColumn.Intercept(), .. a.Indicators("a", 1), .. x.Select((values, i) => DesignColumn.Of($"x{i}", values)),
            .. b.Indicators("b", 0), .. c.Indicators("c", 1),
            new("x0:x1:a:b", "x0:x1:a1:b1", cells, [new(4, 1)]), new("x0:x1:a:b", "x0:x1:a2:b1", cells, [new(0, -1), new(5, 1)]),
            new("x2:a", "x2:a1", slopes, [new(1, 1)]), new("x2:a", "x2:a2", slopes, [new(2, 1)]),
            DesignColumn.Of("x3:x4", "x3:x4", [x[3], x[4]]),
        ];
        var response = Column(rows, () => Response(model, random));
        var weights = Column(rows, () => random.Next(0, 4) * 5.0);
        var offset = Column(rows, () => random.NextDouble() * 0.02);
        double[] beta = [Centre(model.Link), .. columns.Skip(1).Select((_, i) => 0.03 * Math.Sin(i + 1))];
        return new AgreementData(new Design(rows, columns), new Observations(response, weights, offset), beta);
    }

    /// <summary>Coefficients a little apart, one vector after the other.</summary>
    public double[] Betas(int count) => [.. Enumerable.Range(0, count).SelectMany(k => Beta.Select(value => value * (1 + 0.01 * k)))];

    /// <summary>Vectors of 0 but for one coefficient, which moves a little.</summary>
    public double[] Axis(int coefficient, int count) =>
        [.. Enumerable.Range(0, count).SelectMany(k => Beta.Select((_, i) => i == coefficient ? 0.01 * k : 0))];

    private static double Response(ResponseModelDescriptor model, Random random)
    {
        if (model.Family.Name == Binomial.Name)
            return random.Next(0, 6) / 5.0;
        // The logit needs starting means inside (0, 1), whatever the family.
        var isLogit = model.Link.Name == LogitLink.Name;
        if (model.Family.Name == Poisson.Name)
            return isLogit ? random.Next(0, 2) / 2.0 : random.Next(0, 30);
        return isLogit ? random.NextDouble() * 0.9 + 0.05 : random.NextDouble() * 3 + 0.1;
    }

    // The identity, log and inverse links of a probability need η inside (0, 1), below 0 and above 1.
    private static double Centre(LinkDescriptor link)
    {
        if (link.Name == IdentityLink.Name)
            return 0.5;
        if (link.Name == LogLink.Name)
            return -0.7;
        if (link.Name == InverseLink.Name || link.Name == InverseSquareLink.Name)
            return 2;
        return link.Name == SqrtLink.Name || link.Name == PowerLink.Of(0.3).Name ? 0.8 : 0.2;
    }

    private static FactorCodes Factor(Random random, int rows, int levels) =>
        new(ColumnData.From(Enumerable.Range(0, rows).Select(_ => random.Next(levels)).ToArray()), levels);

    private static ColumnData Column(int rows, Func<double> value) =>
        ColumnData.From(Enumerable.Range(0, rows).Select(_ => value()).ToArray());
}
