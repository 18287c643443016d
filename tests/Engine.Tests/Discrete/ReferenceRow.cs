using System.Globalization;
using System.Numerics;
using Accel.Engine.Discrete;

namespace Accel.Engine.Tests.Discrete;

/// <summary>A row of the reference tables of exact distributions: value, mass and distribution function of one variable.</summary>
internal sealed record ReferenceRow(Rational Value, Rational Mass, Rational Cumulative, double Pmf, double Cdf)
{
    /// <summary>The variables of a table: their keys and rows.</summary>
    /// <param name="table">The file's name.</param>
    /// <param name="keys">The number of columns before the values.</param>
    public static IEnumerable<(string[] Keys, ReferenceRow[] Rows)> Read(string table, int keys) =>
        Fields(table).GroupBy(fields => string.Join(',', fields[..keys]), (_, rows) => rows.ToArray())
            .Select(rows => (rows[0][..keys], rows.Select(fields => Parse(fields[keys..])).ToArray()));

    /// <summary>The rows' fields.</summary>
    public static IEnumerable<string[]> Fields(string table) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "discrete", table)).Skip(1).Select(line => line.Split(','));

    public static BigInteger Whole(string text) => BigInteger.Parse(text, CultureInfo.InvariantCulture);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static ReferenceRow Parse(string[] fields) => new(
        Rational.Parse(fields[0]), new(Whole(fields[1]), Whole(fields[2])), new(Whole(fields[3]), Whole(fields[4])), Number(fields[5]), Number(fields[6]));
}
