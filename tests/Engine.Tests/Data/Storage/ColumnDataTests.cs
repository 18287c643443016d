using Accel.Engine.Data.Storage;

namespace Accel.Engine.Tests.Data.Storage;

public class ColumnDataTests
{
    private const int Chunk = ColumnData.ChunkRows;

    private static void SameBits(ReadOnlySpan<double> expected, ColumnData stored)
    {
        Assert.Equal(expected.Length, stored.Count);
        var got = stored.ToArray();
        for (var row = 0; row < got.Length; row++)
        {
            if (!double.IsNaN(expected[row]) || !double.IsNaN(got[row]))
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected[row]), BitConverter.DoubleToInt64Bits(got[row]));
        }
        Assert.Equal(got.Select(BitConverter.DoubleToInt64Bits), stored.Select(BitConverter.DoubleToInt64Bits));
    }

    private static ElementType TypeOf(params double[] values)
    {
        var stored = ColumnData.From(values);
        SameBits(values, stored);
        return stored.Chunks[0].Type;
    }

    [Fact]
    public void Takes_the_narrowest_type_that_keeps_every_bit()
    {
        Assert.Equal(ElementType.SByte, TypeOf(0, 127, -128));
        Assert.Equal(ElementType.Int16, TypeOf(0, 128));
        Assert.Equal(ElementType.Int16, TypeOf(-129, 32767, -32768));
        Assert.Equal(ElementType.Int32, TypeOf(32768));
        Assert.Equal(ElementType.Int32, TypeOf(-32769, int.MaxValue, int.MinValue));
        Assert.Equal(ElementType.Double, TypeOf(int.MaxValue + 2.0, 1));
        Assert.Equal(ElementType.Single, TypeOf(int.MaxValue + 1.0));
        Assert.Equal(ElementType.Single, TypeOf(0.5, 1));
        Assert.Equal(ElementType.Double, TypeOf(0.1));
        Assert.Equal(ElementType.Double, TypeOf(double.Epsilon));
        Assert.Equal(ElementType.Double, TypeOf(double.MaxValue, double.MinValue));
        Assert.Equal(ElementType.Single, TypeOf(float.Epsilon, float.MaxValue));
    }

    [Fact]
    public void Keeps_negative_zero_missing_values_and_infinities()
    {
        Assert.Equal(ElementType.Single, TypeOf(-0.0, 1));
        Assert.Equal(ElementType.Single, TypeOf(double.NaN, 1));
        Assert.Equal(ElementType.Single, TypeOf(double.NaN, double.NaN));
        Assert.Equal(ElementType.Single, TypeOf(double.PositiveInfinity, double.NegativeInfinity));
        Assert.Equal(ElementType.Double, TypeOf(double.NaN, 0.1, double.PositiveInfinity, -0.0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(11)]
    public void Finds_the_one_value_that_needs_more_wherever_it_stands(int count)
    {
        for (var place = 0; place < count; place++)
        {
            foreach (var (special, type) in new[]
            {
                (-0.0, ElementType.Single), (double.NaN, ElementType.Single), (0.1, ElementType.Double), (128, ElementType.Int16), (-129, ElementType.Int16),
                (40000, ElementType.Int32), (1e10, ElementType.Single), (0.5, ElementType.Single), (double.NegativeInfinity, ElementType.Single),
            })
            {
                var values = Enumerable.Range(0, count).Select(row => row == place ? special : 1.0).ToArray();
                Assert.True(type == TypeOf(values), $"{special} at {place} of {count}");
            }
        }
    }

    [Fact]
    public void Knows_what_the_values_span()
    {
        var values = ColumnData.From([3, double.NaN, -2, 7.5]);
        Assert.Equal((-2, 7.5, true, false), (values.Least, values.Greatest, values.HasNaN, values.IsFinite));
        var missing = ColumnData.From([double.NaN, double.NaN]);
        Assert.Equal((double.PositiveInfinity, double.NegativeInfinity, true), (missing.Least, missing.Greatest, missing.HasNaN));
        Assert.False(ColumnData.From([1, double.PositiveInfinity]).IsFinite);
        Assert.True(ColumnData.From([double.MinValue, double.MaxValue]).IsFinite);
        var many = Enumerable.Range(0, 1001).Select(row => row == 1000 ? -5.5 : row).ToArray();
        Assert.Equal((-5.5, 999), (ColumnData.From(many).Least, ColumnData.From(many).Greatest));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(2 * Chunk)]
    public void Chunks_begin_where_they_should(int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row => row < Chunk ? row % 100 : row / 3.0).ToArray();
        var stored = ColumnData.From(values);
        SameBits(values, stored);
        Assert.Equal((rows + Chunk - 1) / Chunk, stored.Chunks.Length);
        Assert.Equal(rows == 0 ? 0 : rows - (stored.Chunks.Length - 1) * Chunk, rows == 0 ? 0 : stored.Chunks[^1].Count);
        Assert.Equal(Math.Min(rows, Chunk) + 8 * Math.Max(0, rows - Chunk), stored.StoredBytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(Chunk)]
    [InlineData(3 * Chunk)]
    public void What_is_added_in_parts_is_the_whole(int part)
    {
        var values = Enumerable.Range(0, 2 * Chunk + 3).Select(row => row * 0.25).ToArray();
        var builder = new ColumnDataBuilder(DataStorage.Memory);
        for (var first = 0; first < values.Length; first += part)
            builder.Append(values.AsSpan(first, Math.Min(part, values.Length - first)));
        SameBits(values, builder.Build());
    }

    [Fact]
    public void Copies_rows_across_chunks()
    {
        // The first chunk is one of bytes, the second one of singles, the third one of doubles.
        var values = Enumerable.Range(0, 2 * Chunk + 50).Select(row => row < Chunk ? row % 9 : row < 2 * Chunk ? row * 0.5 : row / 3.0).ToArray();
        var stored = ColumnData.From(values);
        foreach (var (first, count) in new[] { (0, 0), (Chunk - 3, 6), (Chunk, 1), (5, 2 * Chunk), (2 * Chunk + 49, 1), (0, values.Length) })
        {
            var got = new double[count];
            stored.CopyTo(first, got);
            Assert.Equal(values.AsSpan(first, count).ToArray(), got);
        }
        Assert.Equal(values[Chunk], stored[Chunk]);
        Assert.Throws<ArgumentOutOfRangeException>(() => stored[values.Length]);
        Assert.Throws<ArgumentOutOfRangeException>(() => stored[-1]);
    }

    [Fact]
    public void Codes_come_back_as_whole_numbers()
    {
        var codes = Enumerable.Range(0, 2 * Chunk + 9).Select(row => row < Chunk ? row % 200 - 100 : row < 2 * Chunk ? row % 1000 : row * 1000).ToArray();
        var stored = ColumnData.From(codes);
        Assert.Equal([ElementType.SByte, ElementType.Int16, ElementType.Int32], stored.Chunks.ToArray().Select(chunk => chunk.Type));
        foreach (var (first, count) in new[] { (0, codes.Length), (Chunk - 5, 17), (2 * Chunk + 1, 3) })
        {
            var got = new int[count];
            stored.CopyTo(first, got);
            Assert.Equal(codes.AsSpan(first, count).ToArray(), got);
        }
        Assert.Throws<InvalidOperationException>(() => ColumnData.From([0.5]).CopyTo(0, new int[1]));
    }
}
