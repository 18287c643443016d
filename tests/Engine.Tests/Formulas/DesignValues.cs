using Accel.Engine.Data;

namespace Accel.Engine.Tests.Formulas;

/// <summary>Writes a design out as the matrix it stands for.</summary>
internal static class DesignValues
{
    public static double[] Row(this Design design, int row) => [.. design.Blocks.SelectMany(block => Row(block, row))];

    private static IEnumerable<double> Row(DesignBlock block, int row) => block switch
    {
        InterceptBlock => [1.0],
        DenseBlock dense => [dense.Values[row]],
        FactorBlock factor => factor.Names.Select((_, k) => factor.Codes[row] == factor.FirstLevel + k ? 1.0 : 0.0),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };
}
