using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Families;
using Accel.Kernels.Responses;

namespace Accel.Engine.Tests.Engines;

/// <summary>A design with every kind of column, weights (zeros among them) and an offset, from a fixed seed.</summary>
public sealed class GeneratedData
{
    private readonly Random _random;

    public GeneratedData(int rows, int dense, ResponseModelDescriptor model, int seed = 1)
    {
        _random = new Random(seed);
        var g = Factor(rows, 4);
        var h = Factor(rows, 3);
        var columns = new List<DesignColumn>(g.Indicators("g", 1)) { DesignColumn.Intercept() };
        var numbers = new ColumnData[dense];
        for (var column = 0; column < dense; column++)
            columns.Add(DesignColumn.Of($"x{column}", numbers[column] = Column(rows, () => 2 * _random.NextDouble() - 1)));
        columns.AddRange(h.Indicators("h", 1));
        columns.AddRange(Interactions(numbers, g, h));
        Design = new Design(rows, columns);
        Observations = new Observations(
            Column(rows, () => Response(model.Family)),
            Column(rows, () => _random.Next(8) == 0 ? 0 : model.Family.CountsTrials ? _random.Next(1, 9) : 0.5 + _random.NextDouble()),
            Column(rows, () => 0.2 * _random.NextDouble()));
        // Means that every family and link allows: probabilities under the identity and the log link too.
        Beta = [.. Design.CoefficientNames.Select(name => name == "(Intercept)" ? Centre(model.Link.Name) : 0.05 * (2 * _random.NextDouble() - 1))];
    }

    public Design Design { get; }

    public Observations Observations { get; }

    public double[] Beta { get; }

    private static double Centre(string link) => link switch
    {
        "identity" => 0.4,
        "log" => -1.2,
        "inverse" or "1/mu^2" => 2,
        "sqrt" or "mu^0.3" => 0.8,
        _ => 0.1,
    };

    private double Response(FamilyDescriptor family) => family switch
    {
        { CountsTrials: true } => _random.Next(4) switch { 0 => 0, 1 => 1, _ => _random.NextDouble() },
        { IsDiscrete: true } => _random.Next(30),
        _ => 4 * _random.NextDouble() + (family.Accepts(-1) ? -1 : 0.01),
    };

    /// <summary>Products of numbers, cells of two factors, numbers in cells; indicators and contrasts.</summary>
    private static IEnumerable<DesignColumn> Interactions(ColumnData[] x, FactorCodes g, FactorCodes h)
    {
        var cells = new DesignBlock([], [g, h]);
        yield return new DesignColumn("g:h", "g1:h1", cells, [new(5, 1)]);
        yield return new DesignColumn("g:h", "g1:h2", cells, [new(9, 1)]);
        if (x.Length < 2)
            yield break;
        yield return DesignColumn.Of("x0:x1", "x0:x1", [x[0], x[1]]);
        var contrasts = new DesignBlock([x[0]], [h]);
        yield return new DesignColumn("x0:h", "x0:h1", contrasts, [new(0, -1), new(1, 1)]);
        yield return new DesignColumn("x0:h", "x0:h2", contrasts, [new(0, -1), new(1, -1), new(2, 2)]);
        yield return new DesignColumn("x0:x1:g", "x0:x1:g2", new DesignBlock([x[0], x[1]], [g]), [new(2, 1)]);
    }

    private FactorCodes Factor(int rows, int levels)
    {
        var codes = new int[rows];
        for (var row = 0; row < rows; row++)
            codes[row] = _random.Next(levels);
        return new FactorCodes(codes, levels);
    }

    private static double[] Column(int rows, Func<double> value)
    {
        var column = new double[rows];
        for (var row = 0; row < rows; row++)
            column[row] = value();
        return column;
    }
}
