using Accel.Engine.Data;
using Microsoft.Data.Sqlite;

namespace Accel.Engine.Tests.Data.Sql;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Database(params string[] statements)
    {
        var path = _folder.File("songs.db");
        File.Delete(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own texts.
            command.CommandText = statement;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
        return path;
    }

    private DataTable Values(string values, string? query = null) =>
        TableReader.Read(Database("create table t(x)", $"insert into t values {values}"), new TableReadOptions { Query = query });

    private static string Refusal(Func<DataTable> read) => Assert.Throws<InputException>(read).Message;

    [Fact]
    public void Numbers_are_numeric_and_null_is_missing()
    {
        var table = Values("(1), (2.5), (null), (-9007199254740992), (1e400)");
        Assert.Equal("songs", table.Name);
        Assert.Equal([1, 2.5, double.NaN, -9007199254740992, double.PositiveInfinity], Assert.IsType<NumericColumn>(table["x"]).Values);
    }

    [Fact]
    public void Text_is_categorical_and_numbers_among_text_are_text_too()
    {
        var text = Assert.IsType<CategoricalColumn>(Values("('b'), (null), (''), ('ψ🎸'), ('NA')")["x"]);
        Assert.Equal(["b", null, "", "ψ🎸", "NA"], Enumerable.Range(0, 5).Select(row => text[row]));
        var mixed = Assert.IsType<CategoricalColumn>(Values("(5), (null), (2.5), ('x'), (7), (9007199254740993), (0.1), (null)")["x"]);
        Assert.Equal(["5", null, "2.5", "x", "7", "9007199254740993", "0.1", null], Enumerable.Range(0, 8).Select(row => mixed[row]));
        Assert.Equal("12", Assert.IsType<CategoricalColumn>(Values("('12')")["x"])[0]);
    }

    [Fact]
    public void A_column_without_values_is_logical() => Assert.IsType<LogicalColumn>(Values("(null), (null)")["x"]);

    [Fact]
    public void A_database_in_UTF_16_is_read() => Assert.Equal("ψ🎸", ((CategoricalColumn)TableReader.Read(
        Database("pragma encoding = 'UTF-16'", "create table t(g text)", "insert into t values ('ψ🎸')"))["g"])[0]);

    [Fact]
    public void Blobs_and_inexact_numbers_are_refused_with_column_and_row()
    {
        Assert.Contains("column 'x' has a blob in row 2", Refusal(() => Values("(1), (x'00ff')")), StringComparison.Ordinal);
        Assert.Contains("column 'x' has the whole number 9007199254740993 in row 2", Refusal(() => Values("(1), (9007199254740993)")), StringComparison.Ordinal);
        Assert.Contains("bytes in row 1 that are not UTF-8", Refusal(() => Values("(cast(x'ff' as text))")), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_not_wanted_are_not_read_but_known()
    {
        var path = Database("create table \"the \"\"songs\"\"\"(a, b blob, \"c d\" text)", "insert into \"the \"\"songs\"\"\" values (1, x'00', 'e')");
        var table = TableReader.Read(path, new TableReadOptions { Columns = new HashSet<string> { "c d", "a", "none" } });
        Assert.Equal(["a", "c d"], table.Columns.Select(column => column.Name));
        Assert.Contains("Its columns are a, b, c d.", table.DescribeMissing("none"), StringComparison.Ordinal);
        Assert.Equal(1, TableReader.Read(path, new TableReadOptions { Columns = new HashSet<string>() }).RowCount);
        table = TableReader.Read(path, new TableReadOptions { Columns = new HashSet<string> { "a" }, Query = "select a, b from \"the \"\"songs\"\"\"" });
        Assert.Equal(["a"], table.Columns.Select(column => column.Name));
    }

    [Fact]
    public void A_query_chooses()
    {
        var path = Database("create table a(x)", "create table b(y)", "insert into b values (1), (2), (3)");
        Assert.Equal([2, 3], TableReader.Read(path, new TableReadOptions { Query = "select y as z from b where y > 1" })["z"].Data);
        Assert.Contains("has 2 tables", Refusal(() => TableReader.Read(path)), StringComparison.Ordinal);
        Assert.Contains("They are a, b.", Refusal(() => TableReader.Read(path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select none from t", "no such column: none")]
    [InlineData("selec x from t", "syntax error")]
    [InlineData("delete from t", "readonly")]
    [InlineData("", "no table")]
    [InlineData("select x, x from t", "two columns of the query are named 'x'")]
    [InlineData("select x as '' from t", "column 1 of the query has no name")]
    [InlineData("select x from t where x > 5", "gives no rows")]
    public void Queries_without_an_answer_are_refused(string query, string part)
    {
        var message = Refusal(() => Values("(1)", query));
        Assert.Contains("songs.db", message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Databases_without_tables_or_damaged_are_refused()
    {
        Assert.Contains("has no tables", Refusal(() => TableReader.Read(Database("create table t(x)", "drop table t"))), StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(Database("create table t(x)", "insert into t values (1)"));
        Array.Clear(bytes, 100, 500);
        Assert.Contains("broken.db", Refusal(() => TableReader.Read(_folder.Write("broken.db", bytes))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_for_another_format_is_refused() =>
        Assert.Contains("no SQLite database", Refusal(() => TableReader.Read(_folder.Write("t.csv", "x\n1\n"u8.ToArray()), new TableReadOptions { Query = "select 1" })), StringComparison.Ordinal);

    [Fact]
    public void A_reader_of_SQLite_is_read_by_its_values()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select 1 as x, 'a' as g union all select 2.5, null";
        using var reader = command.ExecuteReader();
        var table = DataTable.FromReader(reader, "answer");
        Assert.Equal([1, 2.5], Assert.IsType<NumericColumn>(table["x"]).Values);
        Assert.Equal("a", Assert.IsType<CategoricalColumn>(table["g"])[0]);
    }
}
