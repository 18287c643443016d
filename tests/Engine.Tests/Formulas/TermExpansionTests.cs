using Accel.Engine.Formulas;

namespace Accel.Engine.Tests.Formulas;

public class TermExpansionTests
{
    private static readonly string[] Columns = ["y", "a", "b", "c", "d", "x"];

    /// <summary>formula => intercept => term.labels => variables => offsets, as R 4.2.2's terms(formula, data) gives them.</summary>
    private const string AsInR = """
        y ~ a => 1 => a => y; a =>
        y ~ a + b => 1 => a; b => y; a; b =>
        y ~ a + b - 1 => 0 => a; b => y; a; b =>
        y ~ 0 + a => 0 => a => y; a =>
        y ~ a + 0 => 0 => a => y; a =>
        y ~ a - 0 => 1 => a => y; a =>
        y ~ -1 + a => 0 => a => y; a =>
        y ~ 1 => 1 =>  => y =>
        y ~ 0 => 0 =>  => y =>
        y ~ -1 => 0 =>  => y =>
        y ~ +1 => 1 =>  => y =>
        y ~ +a => 1 => a => y; a =>
        y ~ -a => 1 =>  => y; a =>
        y ~ a - 1 + 1 => 1 => a => y; a =>
        y ~ 1 - 1 => 0 =>  => y =>
        y ~ 0 - 0 => 1 =>  => y =>
        y ~ a + a => 1 => a => y; a =>
        y ~ a:b => 1 => a:b => y; a; b =>
        y ~ b:a => 1 => b:a => y; b; a =>
        y ~ b + a:b => 1 => b; b:a => y; b; a =>
        y ~ a:b + b:a => 1 => a:b => y; a; b =>
        y ~ a*b => 1 => a; b; a:b => y; a; b =>
        y ~ b*a => 1 => b; a; b:a => y; b; a =>
        y ~ a*b*c => 1 => a; b; c; a:b; a:c; b:c; a:b:c => y; a; b; c =>
        y ~ a*b*c - a:b:c => 1 => a; b; c; a:b; a:c; b:c => y; a; b; c =>
        y ~ a*b*c - a:b => 1 => a; b; c; a:c; b:c; a:b:c => y; a; b; c =>
        y ~ a:b + c => 1 => c; a:b => y; a; b; c =>
        y ~ a:b:c + a:b + a => 1 => a; a:b; a:b:c => y; a; b; c =>
        y ~ a/b => 1 => a; a:b => y; a; b =>
        y ~ a/b/c => 1 => a; a:b; a:b:c => y; a; b; c =>
        y ~ (a + b)/c => 1 => a; b; a:b:c => y; a; b; c =>
        y ~ a/(b + c) => 1 => a; a:b; a:c => y; a; b; c =>
        y ~ a/(b*c) => 1 => a; a:b; a:c; a:b:c => y; a; b; c =>
        y ~ (a+b)^2 => 1 => a; b; a:b => y; a; b =>
        y ~ (a+b+c)^2 => 1 => a; b; c; a:b; a:c; b:c => y; a; b; c =>
        y ~ (a+b+c)^3 => 1 => a; b; c; a:b; a:c; b:c; a:b:c => y; a; b; c =>
        y ~ (a+b+c)^3 - a:b => 1 => a; b; c; a:c; b:c; a:b:c => y; a; b; c =>
        y ~ (a+b)^5 => 1 => a; b; a:b => y; a; b =>
        y ~ (a + b + c + d)^2 - a:d => 1 => a; b; c; d; a:b; a:c; b:c; b:d; c:d => y; a; b; c; d =>
        y ~ a^2 => 1 => a => y; a =>
        y ~ (a*b)^2 => 1 => a; b; a:b => y; a; b =>
        y ~ a %in% b => 1 => a:b => y; a; b =>
        y ~ a + b %in% a => 1 => a; a:b => y; a; b =>
        y ~ (a + b) %in% c => 1 => a:c; b:c => y; a; b; c =>
        y ~ a %in% (b + c) => 1 => a:b:c => y; a; b; c =>
        y ~ a %in% b %in% c => 1 => a:b:c => y; a; b; c =>
        y ~ a %in% b:c => 1 => a:b:c => y; a; b; c =>
        y ~ . => 1 => a; b; c; d; x => y; a; b; c; d; x =>
        y ~ . - a => 1 => b; c; d; x => y; a; b; c; d; x =>
        y ~ . + x => 1 => a; b; c; d; x => y; a; b; c; d; x =>
        y ~ x + . => 1 => x; a; b; c; d => y; x; a; b; c; d =>
        y ~ .^2 => 1 => a; b; c; d; x; a:b; a:c; a:d; a:x; b:c; b:d; b:x; c:d; c:x; d:x => y; a; b; c; d; x =>
        y ~ .:a => 1 => a; a:b; a:c; a:d; a:x => y; a; b; c; d; x =>
        y ~ a*. => 1 => a; b; c; d; x; a:b; a:c; a:d; a:x => y; a; b; c; d; x =>
        y ~ . - 1 => 0 => a; b; c; d; x => y; a; b; c; d; x =>
        y ~ 0 + . => 0 => a; b; c; d; x => y; a; b; c; d; x =>
        log(y) ~ . => 1 => a; b; c; d; x => log(y); a; b; c; d; x =>
        log(y + a) ~ . => 1 => b; c; d; x => log(y + a); b; c; d; x =>
        y ~ . + log(x) => 1 => a; b; c; d; x; log(x) => y; a; b; c; d; x; log(x) =>
        y ~ . - x + log(x) => 1 => a; b; c; d; log(x) => y; a; b; c; d; x; log(x) =>
        y ~ log(.) => 1 => log(.) => y; log(.) =>
        y ~ log(x) => 1 => log(x) => y; log(x) =>
        y ~ log( x )+I( x ^ 2 ) => 1 => log(x); I(x^2) => y; log(x); I(x^2) =>
        y ~ I(x*2) + I(2*x) => 1 => I(x * 2); I(2 * x) => y; I(x * 2); I(2 * x) =>
        y ~ I(x+a) => 1 => I(x + a) => y; I(x + a) =>
        y ~ I((x+a)/2) => 1 => I((x + a)/2) => y; I((x + a)/2) =>
        y ~ offset(a) + b => 1 => b => y; offset(a); b => offset(a)
        y ~ b + offset(log(a)) + offset(x) => 1 => b => y; b; offset(log(a)); offset(x) => offset(log(a)); offset(x)
        y ~ b + offset(a):c => 1 => b => y; b; offset(a); c => offset(a)
        y ~ b * offset(a) => 1 => b => y; b; offset(a) => offset(a)
        y ~ b - offset(a) => 1 => b => y; b; offset(a) => offset(a)
        y ~ . + offset(x) => 1 => a; b; c; d; x => y; a; b; c; d; x; offset(x) => offset(x)
        y ~ . - x + offset(x) => 1 => a; b; c; d => y; a; b; c; d; x; offset(x) => offset(x)
        y ~ y => 1 => y => y =>
        y ~ a + y => 1 => a; y => y; a =>
        y ~ a*y => 1 => a; y; y:a => y; a =>
        y ~ a - y => 1 => a => y; a =>
        y + a ~ b => 1 => b => y + a; b =>
        y ~ a - b => 1 => a => y; a; b =>
        y ~ a + b - b => 1 => a => y; a; b =>
        y ~ b - b => 1 =>  => y; b =>
        y ~ a - (b + a) => 1 =>  => y; a; b =>
        y ~ a - a:b + b:a => 1 => a; a:b => y; a; b =>
        y ~ a:a => 1 => a => y; a =>
        y ~ a:a:b => 1 => a:b => y; a; b =>
        y ~ a*a => 1 => a => y; a =>
        y ~ 1:a => 1 =>  => y; a =>
        y ~ a:1 => 1 =>  => y; a =>
        y ~ a*1 => 1 => a => y; a =>
        y ~ a/1 => 1 => a => y; a =>
        y ~ 1 + a:b => 1 => a:b => y; a; b =>
        y ~ (a) => 1 => a => y; a =>
        y ~ ((a + b)) - (b) => 1 => a => y; a; b =>
        y ~ a + (b - a) => 1 => a; b => y; a; b =>
        y ~ a - (1 + b) => 0 => a => y; a; b =>
        y ~ a - (0) => 1 => a => y; a =>
        y ~ a + (0 + b) => 0 => a; b => y; a; b =>
        y ~ a + -1 => 0 => a => y; a =>
        y ~ a + -b => 1 => a => y; a; b =>
        y ~ a + b + -a => 1 => a; b => y; a; b =>
        y ~ a %in% a => 1 => a => y; a =>
        ~ a + b => 1 => a; b => a; b =>
        ~ 1 => 1 =>  =>  =>
        y ~ factor(a)*x => 1 => factor(a); x; factor(a):x => y; factor(a); x =>
        y ~ factor(a):x + x => 1 => x; factor(a):x => y; factor(a); x =>
        y ~ poly(x, 2) + a => 1 => poly(x, 2); a => y; poly(x, 2); a =>
        y ~ poly(x, degree=2) + a => 1 => poly(x, degree = 2); a => y; poly(x, degree = 2); a =>
        y ~ a:b - b:a => 1 =>  => y; a; b =>
        y ~ a + b:c + a:b + c => 1 => a; c; b:c; a:b => y; a; b; c =>
        y ~ a*b + c/d => 1 => a; b; c; a:b; c:d => y; a; b; c; d =>
        y ~ (a + b)*(c + d) => 1 => a; b; c; d; a:c; a:d; b:c; b:d => y; a; b; c; d =>
        y ~ (a + b):(c + d) => 1 => a:c; a:d; b:c; b:d => y; a; b; c; d =>
        y ~ (a:b)*(b:c) => 1 => a:b; b:c; a:b:c => y; a; b; c =>
        y ~ a*b/c => 1 => a; b; a:b; a:b:c => y; a; b; c =>
        y ~ a/b*c => 1 => a; c; a:b; a:c; a:b:c => y; a; b; c =>
        y ~ a+b:c*d => 1 => a; d; b:c; b:c:d => y; a; b; c; d =>
        y ~ a:b^2 => 1 => a:b => y; a; b =>
        y ~ (a + b^2)^2 => 1 => a; b; a:b => y; a; b =>
        y ~ -(a + b) => 1 =>  => y; a; b =>
        y ~ c - (a - b) => 1 => c => y; c; a; b =>
        y ~ a*b - (a + b) => 1 => a:b => y; a; b =>
        y ~ (a+b)^2 - 1 => 0 => a; b; a:b => y; a; b =>
        y ~ (a + b - 1)^2 => 0 => a; b; a:b => y; a; b =>
        y ~ (a + 1)*b => 1 => a; b; a:b => y; a; b =>
        y ~ (a + 0)*b => 0 => a; b; a:b => y; a; b =>
        y ~ (a - 1)*b => 0 => a; b; a:b => y; a; b =>
        y ~ a:(b - 1) => 0 => a:b => y; a; b =>
        y ~ b %in% (a - 1) => 0 => b:a => y; b; a =>
        y ~ exp(-x) + sqrt(x)/a => 1 => exp(-x); sqrt(x); sqrt(x):a => y; exp(-x); sqrt(x); a =>
        y ~ a - 1 - b + 1 => 1 => a => y; a; b =>
        y ~ a^2.5 => 1 => a => y; a =>
        y ~ (a+b)^2.9 => 1 => a; b; a:b => y; a; b =>
        y ~ x:I(x^2):a => 1 => x:I(x^2):a => y; x; I(x^2); a =>
        y ~ a + I(a) => 1 => a; I(a) => y; a; I(a) =>
        y ~ `a` + a => 1 => a => y; a =>
        y ~ `my col`*a => 1 => `my col`; a; `my col`:a => y; `my col`; a =>
        y ~ I(a + -b) => 1 => I(a + -b) => y; I(a + -b) =>
        y ~ log(a)/b => 1 => log(a); log(a):b => y; log(a); b =>
        y ~ b/log(a) => 1 => b; b:log(a) => y; b; log(a) =>
        cbind(y, x) ~ . => 1 => a; b; c; d => cbind(y, x); a; b; c; d =>
        cbind(y, x) ~ a => 1 => a => cbind(y, x); a =>
        y ~ offset(a) => 1 =>  => y; offset(a) => offset(a)
        y ~ offset(a) + offset(a) - 1 => 0 =>  => y; offset(a) => offset(a)
        y ~ a:offset(x) + b => 1 => b => y; a; offset(x); b => offset(x)
        y ~ I(y^2) + a => 1 => I(y^2); a => y; I(y^2); a =>
        """;

    [Theory]
    [MemberData(nameof(Rows))]
    public void Terms_are_those_of_R(string formula, bool intercept, string terms, string variables, string offsets)
    {
        var expanded = Formula.Parse(formula).Expand(Columns);
        Assert.Equal(intercept, expanded.HasIntercept);
        Assert.Equal(terms, string.Join("; ", expanded.Terms.Select(term => term.Label)));
        Assert.Equal(variables, string.Join("; ", expanded.Variables));
        Assert.Equal(offsets, string.Join("; ", expanded.Offsets));
    }

    public static TheoryData<string, bool, string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, bool, string, string, string>();
            foreach (var line in AsInR.Split('\n'))
            {
                var parts = Array.ConvertAll(line.Split("=>"), part => part.Trim());
                rows.Add(parts[0], parts[1] == "1", parts[2], parts[3], parts[4]);
            }
            return rows;
        }
    }

    [Theory]
    [InlineData("y ~ a + 2", 8, "only 0 and 1 stand for the intercept")]
    [InlineData("y ~ 2*a", 4, "I(2 * x)")]
    [InlineData("y ~ a^b", 6, "the power of terms must be a number")]
    [InlineData("y ~ a^0", 6, "I(x^2)")]
    [InlineData("y ~ a^-1", 6, "the power of terms must be a number")]
    [InlineData("y ~ \"a\"", 4, "a text is no term")]
    [InlineData("y ~ (a ~ b)", 7, "one '~' only")]
    [InlineData("y ~ a + (~b)", 9, "one '~' only")]
    public void Operands_that_are_no_terms_are_refused(string formula, int position, string expected)
    {
        var message = Assert.Throws<InputException>(() => Formula.Parse(formula).Expand(Columns)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith($"\n  {formula}\n  {new string(' ', position)}^", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*", "")]
    [InlineData("+", ")^20")]
    public void Millions_of_terms_are_refused(string between, string power)
    {
        var text = "y ~ " + (power.Length > 0 ? "(" : "") + string.Join(between, Enumerable.Range(0, 40).Select(i => $"v{i}")) + power;
        var error = Assert.Throws<InputException>(() => Formula.Parse(text).Expand());
        Assert.Contains("makes more than 100000 terms", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_terms_expand()
    {
        var names = Enumerable.Range(0, 3000).Select(i => $"v{i}").ToList();
        var expanded = Formula.Parse("y ~ " + string.Join(" + ", names)).Expand();
        Assert.Equal(names, expanded.Terms.Select(term => term.Label));
    }
}
