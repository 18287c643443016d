using Accel.Engine.Data;

namespace Accel.Engine.Tests.Formulas;

/// <summary>Writes a design out as the matrix it stands for.</summary>
internal static class DesignValues
{
    public static double[] Row(this Design design, int row) => [.. design.Columns.Select(column =>
    {
        var value = new double[1];
        column.CopyTo(row, value);
        return value[0];
    })];
}
