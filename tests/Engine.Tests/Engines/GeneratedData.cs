using Accel.Engine.Data;
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
        var blocks = new List<DesignBlock> { Factor("g", rows, 4, 1), new InterceptBlock() };
        for (var column = 0; column < dense; column++)
            blocks.Add(new DenseBlock($"x{column}", $"x{column}", Column(rows, () => 2 * _random.NextDouble() - 1)));
        blocks.Add(Factor("h", rows, 3, 1));
        Design = new Design(rows, blocks);
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
        "inverse" => 2,
        _ => 0.1,
    };

    private double Response(FamilyDescriptor family) => family switch
    {
        { CountsTrials: true } => _random.Next(4) switch { 0 => 0, 1 => 1, _ => _random.NextDouble() },
        { IsDiscrete: true } => _random.Next(30),
        _ => 4 * _random.NextDouble() + (family.Accepts(-1) ? -1 : 0.01),
    };

    private FactorBlock Factor(string name, int rows, int levels, int firstLevel)
    {
        var codes = new int[rows];
        for (var row = 0; row < rows; row++)
            codes[row] = _random.Next(levels);
        return new FactorBlock(name, codes, firstLevel, [.. Enumerable.Range(firstLevel, levels - firstLevel).Select(level => $"{name}{level}")]);
    }

    private static double[] Column(int rows, Func<double> value)
    {
        var column = new double[rows];
        for (var row = 0; row < rows; row++)
            column[row] = value();
        return column;
    }
}
