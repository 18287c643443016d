using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;

namespace Accel.Engine.Tests.Gpu;

/// <summary>Data that every family and link can fit, with coefficients at which all means are possible.</summary>
internal sealed record GpuSample(Design Design, Observations Observations, double[] Beta, double[] Betas)
{
    public static GpuSample Of(ResponseModelDescriptor model, int rows, bool factors, bool weights, bool offset)
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
        return new GpuSample(design, new Observations(y, w, o), beta, betas);
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

    public static ResponseModelDescriptor Model(string family, string link) =>
        new(FamilyRegistry.Find(family)!, LinkRegistry.Find(link)!);
}
