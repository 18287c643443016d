using System.Globalization;
using System.Numerics;
using Accel.Engine.Discrete;

namespace Accel.Engine.Tests.Discrete;

public class RationalTests
{
    [Theory]
    [InlineData("1/3", "1/3")]
    [InlineData("0.1", "1/10")]
    [InlineData("-0.250", "-1/4")]
    [InlineData(" 6 / 4 ", "3/2")]
    [InlineData("1e-3", "1/1000")]
    [InlineData("2.5E2", "250")]
    [InlineData(".5", "1/2")]
    [InlineData("5.", "5")]
    [InlineData("+7", "7")]
    [InlineData("0.5/0.75", "2/3")]
    [InlineData("-1/-2", "1/2")]
    [InlineData("0/5", "0")]
    [InlineData("123456789012345678901234567890.5", "246913578024691357802469135781/2")]
    public void Reads_decimals_and_fractions_without_rounding(string text, string expected) => Assert.Equal(expected, Rational.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("a")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("1e")]
    [InlineData("1e99999999999")]
    [InlineData("1e10001")]
    [InlineData("--1")]
    [InlineData("1 2")]
    [InlineData("NaN")]
    [InlineData(".")]
    public void Refuses_the_rest(string text)
    {
        Assert.False(Rational.TryParse(text, out _));
        Assert.Contains($"'{text}'", Assert.Throws<InputException>(() => Rational.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calculates_in_lowest_terms()
    {
        Rational a = new(1, 6), b = new(-3, 4);
        Assert.Equal(new Rational(-7, 12), a + b);
        Assert.Equal(new Rational(11, 12), a - b);
        Assert.Equal(new Rational(-1, 8), a * b);
        Assert.Equal(new Rational(-2, 9), a / b);
        Assert.Equal(new Rational(16, 9), Rational.Pow(b, -2));
        Assert.Equal((-1, 0), ((int)Rational.Floor(b).Numerator, (int)Rational.Ceiling(b).Numerator));
        Assert.True(b < a && a > b && b <= a && a >= b && a != b && Rational.Abs(b) > a);
        Assert.Equal(default, Rational.Zero);
        Assert.Equal("0", default(Rational).ToString());
        Assert.Throws<DivideByZeroException>(() => a / Rational.Zero);
    }

    /// <summary>.NET's decimal parsing rounds correctly, and a decimal of 800 digits is any fraction here.</summary>
    [Fact]
    public void Nearest_doubles_are_those_of_long_decimals()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var digits = BigInteger.Parse(string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)('0' + random.Next(10)))), CultureInfo.InvariantCulture);
            var exponent = random.Next(-380, 320);
            var expected = double.Parse($"{digits}e{exponent}", CultureInfo.InvariantCulture);
            var value = exponent >= 0 ? new Rational(digits * BigInteger.Pow(10, exponent), 1) : new Rational(digits, BigInteger.Pow(10, -exponent));
            Assert.Equal(expected, value.ToDouble());
            Assert.Equal(-expected, (-value).ToDouble());
        }
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(0, 1.0)]
    [InlineData(-1, 1.0)]
    [InlineData(1, 5e-324)]
    [InlineData(0, 5e-324)]
    [InlineData(-1, 5e-324)]
    [InlineData(1, 2.2250738585072014e-308)]
    [InlineData(0, 2.2250738585072009e-308)]
    [InlineData(0, 1.7976931348623155e308)]
    public void Ties_go_to_the_even_neighbour(int side, double below)
    {
        var above = Math.BitIncrement(below);
        var middle = (Rational.FromDouble(below) + Rational.FromDouble(above)) / 2;
        var nearby = middle + new Rational(side, BigInteger.One << 2000);
        var even = (BitConverter.DoubleToInt64Bits(below) & 1) == 0 ? below : above;
        Assert.Equal(side switch { 0 => even, 1 => above, _ => below }, nearby.ToDouble());
    }

    [Fact]
    public void Doubles_come_back()
    {
        foreach (var value in new[] { 0, 1, -0.1, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, Math.PI })
            Assert.Equal(value, Rational.FromDouble(value).ToDouble());
        Assert.Equal(new Rational(1, 10), Rational.FromShortestDecimal(0.1));
        Assert.NotEqual(new Rational(1, 10), Rational.FromDouble(0.1));
        Assert.Equal(double.PositiveInfinity, new Rational(BigInteger.One << 1024, 1).ToDouble());
        Assert.Equal(0, new Rational(1, BigInteger.One << 1075).ToDouble());
        Assert.Throws<ArgumentOutOfRangeException>(() => Rational.FromDouble(double.NaN));
    }

    [Fact]
    public void Huge_fractions_have_a_nearest_double_too() =>
        Assert.Equal(1.0 / 3, new Rational(BigInteger.Pow(7, 100_000), 3 * BigInteger.Pow(7, 100_000) + 1).ToDouble());
}
