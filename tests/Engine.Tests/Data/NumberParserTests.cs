using System.Globalization;
using System.Text;
using Accel.Engine.Data.Csv;

namespace Accel.Engine.Tests.Data;

public class NumberParserTests
{
    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("-0", -0.0)]
    [InlineData("1e5", 1e5)]
    [InlineData("1E+05", 1e5)]
    [InlineData("-.5", -0.5)]
    [InlineData("+3", 3.0)]
    [InlineData("1.", 1.0)]
    [InlineData("1.e-2", 0.01)]
    [InlineData("000.00100", 0.001)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890.0)]
    [InlineData("0.1000000000000000055511151231257827", 0.1)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("2.2250738585072011e-308", 2.2250738585072011e-308)]
    [InlineData("4.9e-324", double.Epsilon)]
    [InlineData("1e-400", 0.0)]
    [InlineData("0e999999999999", 0.0)]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("Inf", double.PositiveInfinity)]
    [InlineData("+inf", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("NaN", double.NaN)]
    [InlineData("nan", double.NaN)]
    public void Reads_what_R_and_C_write(string text, double expected)
    {
        Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.2.3")]
    [InlineData("0x1A")]
    [InlineData("1,5")]
    [InlineData("1 5")]
    [InlineData("--1")]
    [InlineData("1-2")]
    [InlineData("2024-01-01")]
    [InlineData("12:30")]
    [InlineData("Info")]
    [InlineData("nano")]
    [InlineData("1d5")]
    [InlineData("∞")]
    [InlineData("١")]
    public void Refuses_other_text(string text) =>
        Assert.False(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Every_double_comes_back_from_its_text()
    {
        var random = new Random(20240501);
        for (var i = 0; i < 200_000; i++)
        {
            var value = i % 3 == 0
                ? BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))
                : Math.Round(random.NextDouble() * 1000 - 500, i % 9);
            if (!double.IsFinite(value))
                continue;
            var text = value.ToString(i % 2 == 0 ? "R" : "E16", CultureInfo.InvariantCulture);
            Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out var read));
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read));
        }
    }
}
