using System.Globalization;
using Accel.Kernels.Distributions;

namespace Accel.Kernels.Tests.Distributions;

/// <summary>A row of a table of reference values: one function of one distribution at one argument.</summary>
public sealed record DistributionCase(
    string Distribution, string Function, double[] Parameters, double X, Tail Tail, bool IsLog, double Value, double RValue, string Note)
{
    /// <summary>The rows of a table in the reference folder, in the columns of its README.</summary>
    public static IEnumerable<DistributionCase> Read(string file) => File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", file))
        .Skip(1)
        .Select(line => line.Split(','))
        .Select(f => new DistributionCase(
            f[0], f[1], [.. f[2].Split(';').Select(Number)], Number(f[3]), f[4] == "FALSE" ? Tail.Upper : Tail.Lower, f[5] == "TRUE",
            Number(f[6]), f.Length > 8 ? Number(f[8]) : double.NaN, f.Length > 9 ? f[9] : ""));

    /// <summary>What the library says.</summary>
    public double Compute() => DistributionRegistry.Find(Distribution)!.Accept(Parameters, new Evaluation(this));

    /// <summary>
    /// The relative error, 0 where the difference is below 1e-300. A discrete quantile whose probability is a cdf's rounded value may
    /// also be R's, or where R has none that of a probability 1e-13 from it.
    /// </summary>
    public double Error()
    {
        var error = Difference(Compute(), Value);
        if (error == 0 || Note is not ("fuzz" or "edge"))
            return error;
        return double.IsNaN(RValue)
            ? Math.Min(Difference((this with { X = X * (1 - 1e-13) }).Compute(), Value), Difference((this with { X = X * (1 + 1e-13) }).Compute(), Value))
            : Difference(Compute(), RValue);
    }

    public static double Number(string text) =>
        text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    public override string ToString() =>
        $"{Distribution}({string.Join("; ", Parameters)}) {Function} at {X:R}, {Tail}{(IsLog ? ", log" : "")}: {Value:R} {Note}";

    private static double Difference(double got, double exact)
    {
        if (got.Equals(exact))
            return 0;
        if (!double.IsFinite(got) || !double.IsFinite(exact))
            return double.PositiveInfinity;
        var difference = Math.Abs(got - exact);
        return difference < 1e-300 ? 0 : difference / Math.Abs(exact);
    }

    private sealed class Evaluation(DistributionCase row) : IDistributionVisitor<double>
    {
        public double Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution => row.Function switch
        {
            "d" => row.IsLog ? distribution.LogDensity(row.X) : distribution.Density(row.X),
            "p" => row.IsLog ? distribution.LogCdf(row.X, row.Tail) : distribution.Cdf(row.X, row.Tail),
            "q" => row.IsLog ? distribution.QuantileOfLog(row.X, row.Tail) : distribution.Quantile(row.X, row.Tail),
            _ => throw new InvalidDataException(row.Function),
        };
    }
}
