using Accel.Engine.Formulas;

namespace Accel.Engine.Tests.Formulas;

public class ParserTests
{
    /// <summary>Right sides are what R's <c>deparse(quote(...), backtick = TRUE)</c> gives.</summary>
    [Theory]
    [InlineData("y ~ \u0939\u093f\u0902", "y ~ \u0939\u093f\u0902")]
    [InlineData("y ~ e\u0301", "y ~ `e\u0301`")]
    [InlineData("x/2", "x/2")]
    [InlineData("x*-2", "x * -2")]
    [InlineData("x^ -1", "x^-1")]
    [InlineData("x**2", "x^2")]
    [InlineData("- x^2", "-x^2")]
    [InlineData("(-x)^2", "(-x)^2")]
    [InlineData("x%in%y", "x %in% y")]
    [InlineData("f(x,a=3)", "f(x, a = 3)")]
    [InlineData("f('a\"b')", "f(\"a\\\"b\")")]
    [InlineData("f(\"tab\\t\")", "f(\"tab\\t\")")]
    [InlineData("f()", "f()")]
    [InlineData("1e5*x", "1e+05 * x")]
    [InlineData("100000L*x", "100000L * x")]
    [InlineData("1e5L*x", "100000L * x")]
    [InlineData("0.1+x", "0.1 + x")]
    [InlineData(".5+1.", "0.5 + 1")]
    [InlineData("123456.7*x", "123456.7 * x")]
    [InlineData("1e-5*x", "1e-05 * x")]
    [InlineData("0x10+x", "16 + x")]
    [InlineData("x- -1", "x - -1")]
    [InlineData("+x", "+x")]
    [InlineData("1e15*x", "1e+15 * x")]
    [InlineData("123456789012345678*x", "123456789012345680 * x")]
    [InlineData("-(1+x)", "-(1 + x)")]
    [InlineData("if.x+`a b`+`if`", "if.x + `a b` + `if`")]
    [InlineData("x^y^z", "x^y^z")]
    [InlineData("(x^y)^z", "(x^y)^z")]
    [InlineData("a:b*c", "a:b * c")]
    [InlineData("a/b/c", "a/b/c")]
    [InlineData("a*b%in%c", "a * b %in% c")]
    [InlineData(".+.x+..1+x_1+été", ". + .x + ..1 + x_1 + été")]
    [InlineData("a # comment\n + b", "a + b")]
    [InlineData("log(x , base = 2)", "log(x, base = 2)")]
    [InlineData("y~x", "y ~ x")]
    [InlineData("~x", "~x")]
    public void Writes_as_R_deparses(string text, string expected) => Assert.Equal(expected, Parse(text).ToString());

    [Theory]
    [InlineData("a + b * c", "(a + (b * c))")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a * b / c", "((a * b) / c)")]
    [InlineData("a ^ b ^ c", "(a ^ (b ^ c))")]
    [InlineData("-a ^ b", "(- (a ^ b))")]
    [InlineData("a ^ -b ^ c", "(a ^ (- (b ^ c)))")]
    [InlineData("a ^ -b * c", "((a ^ (- b)) * c)")]
    [InlineData("-a : b", "((- a) : b)")]
    [InlineData("-a * b", "((- a) * b)")]
    [InlineData("a %in% b : c", "(a %in% (b : c))")]
    [InlineData("a * b %in% c", "(a * (b %in% c))")]
    [InlineData("a : b : c", "((a : b) : c)")]
    [InlineData("y ~ a + b", "(y ~ (a + b))")]
    [InlineData("~ a + b", "(~ (a + b))")]
    [InlineData("a + -b + c", "((a + (- b)) + c)")]
    public void Binds_as_R_does(string text, string expected) => Assert.Equal(expected, Bracketed(Parse(text)));

    [Theory]
    [InlineData("", 0, "it is empty")]
    [InlineData("y ~", 3, "expected a term after '~', found the end")]
    [InlineData("y ~ x +", 7, "expected a term after '+', found the end")]
    [InlineData("y ~ x + * z", 8, "expected a term after '+', found '*'")]
    [InlineData("y ~ x z", 6, "expected an operator or the end, found 'z'")]
    [InlineData("y ~ (x + z", 4, "this '(' is not closed")]
    [InlineData("y ~ x + z)", 9, "this ')' closes nothing")]
    [InlineData("y ~ log(x", 7, "this '(' is not closed")]
    [InlineData("y ~ log(x z)", 10, "expected an operator or ')', found 'z'")]
    [InlineData("y ~ log(,x)", 8, "expected an argument of log(), found ','")]
    [InlineData("y ~ `x", 4, "the backquote is not closed")]
    [InlineData("y ~ f('x", 6, "the quote is not closed")]
    [InlineData("y ~ x $ z", 6, "'$' has no meaning in a formula")]
    [InlineData("y ~ x[1]", 5, "'[' has no meaning in a formula")]
    [InlineData("y ~ x %in z", 6, "'%' begins an operator")]
    [InlineData("y ~ 2x", 5, "an operator was expected after the number '2'")]
    [InlineData("y ~ 1e+", 4, "this is not a number")]
    [InlineData("y ~ _x", 4, "a name cannot begin with '_'")]
    [InlineData("y ~ ()", 5, "expected a term after '(', found ')'")]
    [InlineData("y = x", 2, "expected an operator or the end, found '='")]
    [InlineData("y + x", 5, "it has no '~'")]
    [InlineData("y ~ x ~ z", 6, "a formula has one '~' only")]
    public void Errors_show_the_place(string formula, int position, string expected)
    {
        var message = Assert.Throws<InputException>(() => Formula.Parse(formula)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith($"\n  {formula}\n  {new string(' ', position)}^", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Formula_is_shown_on_one_line() =>
        Assert.EndsWith("\n  y ~ x  + )\n           ^", Assert.Throws<InputException>(() => Formula.Parse("y ~ x\n\t+ )")).Message, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused_not_a_crash() =>
        Assert.Throws<InputException>(() => Formula.Parse("y ~ " + new string('(', 100_000)));

    private static Expression Parse(string text) => Parser.Parse(new FormulaSource(text, "formula"));

    private static string Bracketed(Expression expression) => expression switch
    {
        BinaryExpression binary => $"({Bracketed(binary.Left)} {binary.Operator} {Bracketed(binary.Right)})",
        UnaryExpression unary => $"({unary.Operator} {Bracketed(unary.Operand)})",
        _ => expression.ToString(),
    };
}
