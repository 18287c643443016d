using Accel.Engine.Data;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;

namespace Accel.Bench;

/// <summary>A logistic model's data: standard normal columns, coefficients ±0.1, an intercept of 0.1; from a fixed seed.</summary>
public sealed class LogisticData
{
    public LogisticData(int rows, int columns)
    {
        var random = new Random(20240101);
        Columns = new double[columns][];
        for (var j = 0; j < columns; j++)
        {
            Columns[j] = new double[rows];
            for (var i = 0; i < rows; i++)
                Columns[j][i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }
        Response = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var eta = 0.1;
            for (var j = 0; j < columns; j++)
                eta += (j % 2 == 0 ? 0.1 : -0.1) * Columns[j][i];
            Response[i] = random.NextDouble() < 1 / (1 + Math.Exp(-eta)) ? 1 : 0;
        }
    }

    public static ResponseModelDescriptor Model { get; } = new(FamilyRegistry.Find("binomial")!, LinkRegistry.Find("logit")!);

    public double[][] Columns { get; }

    public double[] Response { get; }

    public Observations Observations => new(Response, null, null);

    public Design Design() => new(
        Response.Length, [new InterceptBlock(), .. Columns.Select((values, j) => new DenseBlock($"x{j + 1}", $"x{j + 1}", values))]);

    public DataTable Table() => new(
        "d", [new NumericColumn("y", Response), .. Columns.Select((values, j) => new NumericColumn($"x{j + 1}", values))]);
}
