using Accel.Engine.Data;

namespace Accel.Engine.Tests.Data;

public class DataTableTests
{
    private static readonly DataTable Songs = new(
        "songs", new NumericColumn("tempo", [1, 2]), new CategoricalColumn("genre", ["rock", null]), new LogicalColumn("live", [true, null]));

    [Fact]
    public void Holds_columns_by_name()
    {
        Assert.Equal(2, Songs.RowCount);
        Assert.Same(Songs.Columns[1], Songs["genre"]);
        Assert.Null(Songs.Find("Genre"));
    }

    [Theory]
    [InlineData("genr", "songs has no column 'genr'; did you mean 'genre'? Its columns are tempo, genre, live.")]
    [InlineData("GENRE", "did you mean 'genre'?")]
    [InlineData("etmpo", "did you mean 'tempo'?")]
    [InlineData("loudness", "songs has no column 'loudness'. Its columns are tempo, genre, live.")]
    public void Missing_column_is_named_with_the_nearest(string name, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => Songs[name]).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_must_fit_together()
    {
        Assert.Throws<InputException>(() => new DataTable("t", new NumericColumn("a", [1]), new NumericColumn("b", [1, 2])));
        Assert.Throws<InputException>(() => new DataTable("t", new NumericColumn("a", [1]), new NumericColumn("a", [2])));
    }
}
