using System.Collections;
using Accel.Engine.Data.Storage;
using Accel.Engine.Formulas;

namespace Accel.Engine.Tests.Formulas;

public class RowSelectionTests
{
    public static TheoryData<int, int, int> Patterns() => new()
    {
        { 0, 1, 1 }, { 1, 1, 1 }, { 1, 2, 0 }, { 63, 3, 0 }, { 64, 3, 1 }, { 65, 2, 0 }, { 1000, 7, 3 }, { 1000, 1000, 999 },
        { 2 * ColumnData.ChunkRows + 5, 3, 0 }, { ColumnData.ChunkRows + 1, ColumnData.ChunkRows, 0 },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Holds_the_rows_not_left_out_in_order(int rows, int every, int leftOut)
    {
        var expected = Enumerable.Range(0, rows).Where(row => row % every != leftOut).ToList();
        var selection = Select(rows, row => row % every == leftOut);
        Assert.Equal(rows, selection.TableRows);
        Assert.Equal(expected.Count, selection.Count);
        Assert.Equal(expected, selection);
        for (var i = 0; i < expected.Count; i += Math.Max(1, expected.Count / 97))
            Assert.Equal(expected[i], selection[i]);
        if (expected.Count > 0)
            Assert.Equal(expected[^1], selection[expected.Count - 1]);
    }

    [Fact]
    public void Words_without_a_used_row_are_passed_over()
    {
        var selection = Select(500, row => row is >= 10 and < 400);
        Assert.Equal([9, 400, 499], new[] { selection[9], selection[10], selection[109] });
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Takes_these_rows_of_a_column(int rows, int every, int leftOut)
    {
        var values = Enumerable.Range(0, rows).Select(row => row * 0.1).ToArray();
        var selection = Select(rows, row => row % every == leftOut);
        Assert.Equal(values.Where((_, row) => row % every != leftOut), selection.Of(ColumnData.From(values), DataStorage.Memory));
    }

    private static RowSelection Select(int rows, Func<int, bool> isLeftOut) =>
        new(new BitArray([.. Enumerable.Range(0, rows).Select(isLeftOut)]));
}
