using System.Text;
using Accel.Engine.Data;

namespace Accel.Engine.Tests.Data;

/// <summary>Reads text in memory as the reader would read a file.</summary>
internal static class CsvText
{
    public static DataTable Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static DataTable Read(byte[] bytes) => CsvReader.Read(new MemoryStream(bytes), "test");

    public static double[] Numbers(this DataTable table, string name) => Assert.IsType<NumericColumn>(table[name]).Values.ToArray();

    public static IEnumerable<string?> Texts(this DataTable table, string name)
    {
        var column = Assert.IsType<CategoricalColumn>(table[name]);
        return Enumerable.Range(0, column.Count).Select(row => column[row]);
    }

    public static IEnumerable<bool?> Logicals(this DataTable table, string name)
    {
        var column = Assert.IsType<LogicalColumn>(table[name]);
        return Enumerable.Range(0, column.Count).Select(row => column[row]);
    }

    public static string[] Names(this DataTable table) => [.. table.Columns.Select(column => column.Name)];
}
