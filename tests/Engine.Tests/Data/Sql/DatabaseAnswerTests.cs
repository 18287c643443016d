using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Tests.Data.Sql;

/// <summary>Answers of any database, here of ADO.NET's tables in memory.</summary>
public class DatabaseAnswerTests
{
    private static DataTable Read<T>(params object?[] values)
    {
        using var table = new System.Data.DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        table.Columns.Add("x", typeof(T));
        foreach (var value in values)
            table.Rows.Add(value ?? DBNull.Value);
        using var reader = table.CreateDataReader();
        return DataTable.FromReader(reader, "answer");
    }

    private static void IsNumeric<T>(params object[] values)
    {
        var table = Read<T>([.. values, null]);
        Assert.Equal("answer", table.Name);
        var column = Assert.IsType<NumericColumn>(table["x"]);
        Assert.Equal([.. values.Select(value => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)), double.NaN], column.Values);
    }

    [Fact]
    public void Numbers_of_every_type_are_numeric()
    {
        IsNumeric<double>(0.1, double.PositiveInfinity);
        IsNumeric<float>(0.5f, -2f);
        IsNumeric<decimal>(0.1m, -12345.678m);
        IsNumeric<long>(-(1L << 53), 1L << 53);
        IsNumeric<int>(int.MinValue, int.MaxValue);
        IsNumeric<short>(short.MinValue, short.MaxValue);
        IsNumeric<byte>((byte)0, (byte)255);
        IsNumeric<ulong>(0ul, 1ul << 53);
        IsNumeric<uint>(0u, uint.MaxValue);
        IsNumeric<ushort>((ushort)0, ushort.MaxValue);
        IsNumeric<sbyte>((sbyte)-128, (sbyte)127);
    }

    [Fact]
    public void Truth_values_are_logical_and_texts_are_levels()
    {
        var logical = Assert.IsType<LogicalColumn>(Read<bool>(true, false, null)["x"]);
        Assert.Equal([true, false, null], new[] { logical[0], logical[1], logical[2] });
        var text = Assert.IsType<CategoricalColumn>(Read<string>("b", null, "", "ψ🎸", "b")["x"]);
        Assert.Equal(["b", null, "", "ψ🎸", "b"], Enumerable.Range(0, 5).Select(row => text[row]));
        Assert.Equal(["", "b", "ψ🎸"], text.Levels);
    }

    [Fact]
    public void A_column_of_missing_values_is_logical() => Assert.IsType<LogicalColumn>(Read<double>(null, null)["x"]);

    [Fact]
    public void Many_rows_fill_many_chunks()
    {
        const int rows = 2 * ColumnData.ChunkRows + 100;
        Assert.Equal(Enumerable.Range(0, rows).Select(row => (double)row), Read<int>([.. Enumerable.Range(0, rows).Cast<object?>()])["x"].Data);
    }

    [Fact]
    public void What_is_neither_number_nor_text_is_refused_with_the_column_s_name()
    {
        Assert.Contains("column 'x' holds dates", Assert.Throws<InputException>(() => Read<DateTime>(DateTime.UnixEpoch)).Message, StringComparison.Ordinal);
        Assert.Contains("column 'x' holds dates", Assert.Throws<InputException>(() => Read<TimeSpan>(TimeSpan.Zero)).Message, StringComparison.Ordinal);
        Assert.Contains("column 'x' is of type Byte[]", Assert.Throws<InputException>(() => Read<byte[]>(new byte[1])).Message, StringComparison.Ordinal);
        Assert.Contains("9007199254740993 in row 2", Assert.Throws<InputException>(() => Read<long>(1L, (1L << 53) + 1)).Message, StringComparison.Ordinal);
        Assert.Contains("18446744073709551615 in row 1", Assert.Throws<InputException>(() => Read<ulong>(ulong.MaxValue)).Message, StringComparison.Ordinal);
        Assert.Contains("no rows", Assert.Throws<InputException>(() => Read<int>()).Message, StringComparison.Ordinal);
    }
}
