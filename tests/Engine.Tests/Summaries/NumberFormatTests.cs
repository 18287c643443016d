using System.Globalization;
using Accel.Engine.Summaries;

namespace Accel.Engine.Tests.Summaries;

/// <summary>Formatting against R's own <c>format</c>, <c>formatC</c>, <c>format.pval</c>, <c>round</c>, <c>signif</c> and <c>deparse</c> (scripts/formats.R).</summary>
public class NumberFormatTests
{
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "formats.tsv")).Select(line => line.Split('\t')),
    ];

    [Theory]
    [InlineData("format")]
    [InlineData("formatC")]
    [InlineData("format.pval")]
    public void Text_is_what_R_formats(string function)
    {
        foreach (var row in Of(function))
        {
            var digits = int.Parse(row[1], CultureInfo.InvariantCulture);
            var values = Numbers(row[2]);
            string[] texts = function switch
            {
                "format" => RNumberFormat.Format(values, digits),
                "formatC" => [.. values.Select(value => RNumberFormat.FormatC(value, digits))],
                _ => PValueFormat.Format(values, digits),
            };
            Assert.Equal($"{row[2]} {digits}: {row[3]}", $"{row[2]} {digits}: {string.Join(';', texts)}");
        }
    }

    [Theory]
    [InlineData("round", 0)]
    [InlineData("signif", 2.3e-16)]
    public void Rounding_is_R_s(string function, double tolerance)
    {
        foreach (var row in Of(function))
        {
            var digits = int.Parse(row[1], CultureInfo.InvariantCulture);
            foreach (var (value, expected) in Numbers(row[2]).Zip(Numbers(row[3])))
            {
                // Beyond 1e90 R's signif is some units in the last place off the nearest double.
                if (function == "signif" && Math.Abs(Math.Log10(Math.Abs(value))) > 90)
                    continue;
                var got = function == "round" ? RRounding.Round(value, digits) : RRounding.Signif(value, digits);
                Assert.True(got == expected || Math.Abs(got - expected) <= tolerance * Math.Abs(expected) || (double.IsNaN(got) && double.IsNaN(expected)),
                    $"{function}({value:R}, {digits}) is {expected:R}, got {got:R}");
            }
        }
    }

    [Fact]
    public void Calls_are_broken_where_R_breaks_them()
    {
        foreach (var row in Of("deparse"))
            Assert.Equal(row[3].Replace("\\n", "\n", StringComparison.Ordinal), CallLayout.Broken(row[2]));
    }

    [Fact]
    public void What_is_no_call_is_left_as_it_is()
    {
        var text = "glm(formula = y ~ x, " + new string(')', 80);
        Assert.Equal(text, CallLayout.Broken(text));
    }

    [Fact]
    public void Wide_characters_take_two_columns() => Assert.Equal(5, RText.Width("日本x"));

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void Digits_out_of_range_are_refused(int digits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RNumberFormat.Format(1.5, digits));

    private static string[][] Of(string function)
    {
        string[][] rows = [.. Rows.Where(row => row[0] == function)];
        Assert.True(rows.Length >= 50);
        return rows;
    }

    private static double[] Numbers(string texts) =>
        [.. texts.Split(';').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
