using Accel.Engine.Data;

namespace Accel.Bench;

/// <summary>What data to generate: normal columns, factors, and a response of a family by its log or canonical link.</summary>
/// <param name="Family">R's name of the family.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of standard normal columns.</param>
/// <param name="Levels">Levels of each factor.</param>
/// <param name="Correlation">Between any two of the columns.</param>
public sealed record ModelShape(string Family, int Rows, int Columns, IReadOnlyList<int> Levels, double Correlation = 0);

/// <summary>A response with its columns and factors, in plain arrays.</summary>
/// <param name="Response">The response.</param>
/// <param name="Columns">The numeric columns.</param>
/// <param name="Codes">Each factor's level of each row, from 0.</param>
/// <param name="Levels">Levels of each factor.</param>
public sealed record ModelData(double[] Response, double[][] Columns, int[][] Codes, IReadOnlyList<int> Levels)
{
    public int Rows => Response.Length;

    /// <summary>Coefficients of a model of every column with an intercept.</summary>
    public int Coefficients => 1 + Columns.Length + Levels.Sum(levels => levels - 1);

    /// <summary>The same numbers for the same shape, whenever and wherever.</summary>
    public static ModelData Generate(ModelShape shape)
    {
        var random = new Random(20240101);
        var common = shape.Correlation == 0 ? [] : Normals(random, shape.Rows);
        var columns = new double[shape.Columns][];
        for (var j = 0; j < columns.Length; j++)
        {
            columns[j] = Normals(random, shape.Rows);
            for (var i = 0; i < common.Length; i++)
                columns[j][i] = Math.Sqrt(shape.Correlation) * common[i] + Math.Sqrt(1 - shape.Correlation) * columns[j][i];
        }
        int[][] codes = [.. shape.Levels.Select(levels => Enumerable.Range(0, shape.Rows).Select(i => i < levels ? i : random.Next(levels)).ToArray())];
        var response = new double[shape.Rows];
        for (var i = 0; i < response.Length; i++)
        {
            var eta = 0.1;
            for (var j = 0; j < columns.Length; j++)
                eta += (j % 2 == 0 ? 0.1 : -0.1) * columns[j][i];
            foreach (var code in codes)
                eta += 0.3 * Math.Sin(code[i]);
            response[i] = Draw(shape.Family, eta, random);
        }
        return new ModelData(response, columns, codes, shape.Levels);
    }

    /// <summary>The data as a table of the columns y, x1, x2, …, f1, f2, ….</summary>
    public DataTable Table() => new("d",
    [
        new NumericColumn("y", Response),
        .. Columns.Select((values, j) => new NumericColumn($"x{j + 1}", values)),
        .. Codes.Select((codes, j) => new CategoricalColumn($"f{j + 1}", [.. codes.Select(Names(Levels[j]))])),
    ]);

    private static Func<int, string> Names(int levels)
    {
        // Sorted as text, the names stand in the order of the codes.
        string[] names = [.. Enumerable.Range(0, levels).Select(level => $"l{level:D4}")];
        return code => names[code];
    }

    private static double[] Normals(Random random, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return values;
    }

    private static double Draw(string family, double eta, Random random) => family switch
    {
        "binomial" => random.NextDouble() < 1 / (1 + Math.Exp(-eta)) ? 1 : 0,
        "poisson" => Count(Math.Exp(eta), random),
        // Of shape 2: the sum of two exponential variables.
        "Gamma" => -Math.Exp(eta) / 2 * Math.Log((1 - random.NextDouble()) * (1 - random.NextDouble())),
        _ => eta + Normals(random, 1)[0],
    };

    private static int Count(double mean, Random random)
    {
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }
}
