using Accel.Engine.Data;
using Accel.Engine.Formulas;

namespace Accel.Engine.Tests.Formulas;

public class ModelFrameTests
{
    private const double NA = double.NaN;

    private static readonly DataTable Songs = new(
        "songs",
        new NumericColumn("y", [1, 2, 3, 4, 5, 6.5]),
        new NumericColumn("x", [1, 2, 3, 4, 5, 6]),
        new LogicalColumn("f", [true, false, true, false, true, true]),
        new CategoricalColumn("g", ["a", "b", "a", "b", "c", "c"]),
        new NumericColumn("k", [3, 1, 10, 3, 1, 10]),
        new NumericColumn("year", [100000, 2000, 2000, 100000, 2000, 2000]),
        new NumericColumn("q", [1, 2, 3, 4, NA, NA]),
        new NumericColumn("my col", [1, 0, 1, 0, 1, 0]),
        new NumericColumn("inf", [1, 2, double.NegativeInfinity, 4, 5, 6]),
        new CategoricalColumn("typo", ["1", "2", "3", "4", "5x", "6"]),
        new LogicalColumn("off", [false, false, false, false, false, false]),
        new CategoricalColumn("one", ["z", "z", "z", "z", "z", null]),
        new NumericColumn("none", [NA, NA, NA, NA, NA, NA]));

    private static ModelFrame Build(string formula, string? weights = null, string? offset = null) =>
        ModelFrame.Build(Songs, Formula.Parse(formula), new ModelFrameOptions { Weights = weights, Offset = offset });

    private static string Error(string formula, string? weights = null, string? offset = null) =>
        Assert.Throws<InputException>(() => Build(formula, weights, offset)).Message;

    /// <summary>Names as R 4.2.2's <c>colnames(model.matrix(lm(...)))</c>.</summary>
    [Theory]
    [InlineData("y ~ x", "(Intercept)|x")]
    [InlineData("y ~ factor(k) + f - 1", "factor(k)1|factor(k)3|factor(k)10|fTRUE")]
    [InlineData("y ~ f + factor(k) - 1", "fFALSE|fTRUE|factor(k)3|factor(k)10")]
    [InlineData("y ~ x + factor(g) - 1", "x|factor(g)a|factor(g)b|factor(g)c")]
    [InlineData("y ~ factor(f)", "(Intercept)|factor(f)TRUE")]
    [InlineData("y ~ as.factor(k)", "(Intercept)|as.factor(k)3|as.factor(k)10")]
    [InlineData("y ~ factor(year)", "(Intercept)|factor(year)100000")]
    [InlineData("y ~ factor(k * 1e5)", "(Intercept)|factor(k * 1e+05)3e+05|factor(k * 1e+05)1e+06")]
    [InlineData("y ~ factor(k/7)", "(Intercept)|factor(k/7)0.428571428571429|factor(k/7)1.42857142857143")]
    [InlineData("y ~ I(f)", "(Intercept)|I(f)TRUE")]
    [InlineData("y ~ I(g)", "(Intercept)|I(g)b|I(g)c")]
    [InlineData("y ~ I(factor(k))", "(Intercept)|I(factor(k))3|I(factor(k))10")]
    [InlineData("y ~ I(f*x)", "(Intercept)|I(f * x)")]
    [InlineData("y ~ I(x) + (x)", "(Intercept)|I(x)|x")]
    [InlineData("y ~ log(x,2) + log(x,base=10)", "(Intercept)|log(x, 2)|log(x, base = 10)")]
    [InlineData("y ~ `my col` + log(`my col` + 1)", "(Intercept)|`my col`|log(`my col` + 1)")]
    [InlineData("y ~ off", "(Intercept)|offTRUE")]
    [InlineData("y ~ q + g", "(Intercept)|q|gb")]
    [InlineData("y ~ x + y", "(Intercept)|x")]
    [InlineData("y ~ 0", "")]
    [InlineData("y ~ one - 1", "onez")]
    public void Coefficients_are_named_as_in_R(string formula, string expected) =>
        Assert.Equal(expected, string.Join('|', Build(formula).Design.CoefficientNames));

    [Theory]
    [InlineData("log(x)", 1.0986122886681098)]
    [InlineData("log2(x)", 1.5849625007211561)]
    [InlineData("log10(x)", 0.47712125471966244)]
    [InlineData("log1p(x)", 1.3862943611198906)]
    [InlineData("log(x, 3)", 1)]
    [InlineData("log(x, 10)", 0.47712125471966244)]
    [InlineData("log(base = 2, x)", 1.5849625007211561)]
    [InlineData("log(9, x = x)", 0.5)]
    [InlineData("exp(x)", 20.085536923187668)]
    [InlineData("expm1(-x)", -0.95021293163213605)]
    [InlineData("sqrt(x)", 1.7320508075688772)]
    [InlineData("abs(-x)", 3)]
    [InlineData("sin(x)", 0.14112000805986722)]
    [InlineData("cos(x)", -0.98999249660044542)]
    [InlineData("tan(x)", -0.1425465430742778)]
    [InlineData("I(x^2)", 9)]
    [InlineData("I(-x^2)", -9)]
    [InlineData("I(2^x^2)", 512)]
    [InlineData("I((x + 1)/2 - k * 3)", -28)]
    [InlineData("I(x - 1 - 1)", 1)]
    [InlineData("I(f + f)", 2)]
    [InlineData("I(2 * pi)", 6.2831853071795862)]
    [InlineData("I(x^2 + x^3)", 36)]
    [InlineData("I(x + (x + x * 2) / k)", 3.9)]
    public void Expressions_have_the_values_of_R(string term, double expected)
    {
        var value = Assert.Single(Build($"y ~ {term} - 1").Design.Row(2));
        Assert.Equal(expected, value, 4e-16 * Math.Abs(expected));
        Assert.Equal([1, 2, 3, 4, 5, 6], ((NumericColumn)Songs["x"]).Values);
    }

    [Fact]
    public void Cut_without_labels_is_the_interval_s_number()
    {
        // R: cut(x, c(1, 3, 6), labels = FALSE) of 1 … 6 is NA 1 1 2 2 2.
        var frame = Build("y ~ cut(x, c(1, 3, 6), labels = FALSE)");
        Assert.Equal(["(Intercept)", "cut(x, c(1, 3, 6), labels = FALSE)"], frame.Design.CoefficientNames);
        Assert.Equal([1, 1, 2, 2, 2], frame.Design.Blocks[1].Numbers[0]);
        Assert.Equal([1, 3, 6], Assert.Single(frame.Fitted.States).Value.Numbers["breaks"]);
    }

    [Fact]
    public void A_response_can_be_scaled() =>
        Assert.Equal([-3.5, -1.5, 0.5, 2.5], ModelFrame.Build(new DataTable("t", new NumericColumn("s", [1, 3, 5, 7])), Formula.Parse("scale(s, center = 4.5, scale = FALSE) ~ 1")).Response);

    [Fact]
    public void Small_arguments_keep_their_digits()
    {
        var table = new DataTable("t", new NumericColumn("y", [1]), new NumericColumn("x", [1e-10]));
        var frame = ModelFrame.Build(table, Formula.Parse("y ~ log1p(x) + expm1(x) - 1"));
        Assert.Equal([9.9999999995000007e-11, 1.00000000005e-10], frame.Design.Row(0));
    }

    [Fact]
    public void Complete_columns_are_used_as_they_are()
    {
        var frame = Build("y ~ x + g", weights: "x", offset: "k");
        Assert.Same(((NumericColumn)Songs["y"]).Values, frame.Response);
        Assert.Same(((NumericColumn)Songs["x"]).Values, frame.Design.Blocks[1].Numbers[0]);
        Assert.Same(((CategoricalColumn)Songs["g"]).Codes, frame.Design.Blocks[2].Factors[0].Codes);
        Assert.Same(((NumericColumn)Songs["x"]).Values, frame.Weights);
        Assert.Same(((NumericColumn)Songs["k"]).Values, frame.Offset);
        Assert.Null(frame.UsedRows);
        Assert.Equal("songs", frame.TableName);
        Assert.Equal(6, frame.DataRow(5));
    }

    [Fact]
    public void Factor_keeps_the_levels_of_the_used_rows()
    {
        var frame = Build("y ~ g + q");
        Assert.Equal(2, frame.Omitted);
        Assert.Equal([0, 1, 2, 3], frame.UsedRows!);
        Assert.Equal(["(Intercept)", "gb"], frame.Design.CoefficientNames.Take(2));
        Assert.Equal([0, 1, 0, 1], Assert.Single(frame.Design.Blocks[1].Factors).Codes);
    }

    [Theory]
    [InlineData("y ~ x - q", null, null)]
    [InlineData("y ~ x", "q", null)]
    [InlineData("y ~ x", null, "q")]
    [InlineData("y ~ x + offset(q)", null, null)]
    [InlineData("q ~ x", null, null)]
    [InlineData("y ~ x", "log(q + 1)", null)]
    public void Missing_values_anywhere_leave_a_row_out(string formula, string? weights, string? offset) =>
        Assert.Equal([0, 1, 2, 3], Build(formula, weights, offset).UsedRows!);

    [Fact]
    public void NaN_of_an_expression_is_missing_with_a_warning()
    {
        var frame = Build("y ~ sqrt(x - 2) + x");
        Assert.Equal(1, frame.Omitted);
        Assert.Equal(2, frame.DataRow(0));
        Assert.Contains("sqrt(x - 2) is not a number (NaN) in 1 of 6 rows, first in row 1 of the data", Assert.Single(frame.Warnings), StringComparison.Ordinal);
        Assert.Empty(Build("y ~ log(q)").Warnings);
    }

    [Fact]
    public void Offsets_add_up()
    {
        var frame = Build("y ~ offset(x) + offset(2 * k)", offset: "log(y)");
        Assert.Equal(1 + 6 + Math.Log(1), frame.Offset![0]);
        Assert.Equal(["(Intercept)"], frame.Design.CoefficientNames);
        Assert.Null(Build("y ~ x").Offset);
        Assert.Equal([1, 2, 3, 4, 5, 6], ((NumericColumn)Songs["x"]).Values);
    }

    [Fact]
    public void Logical_response_is_0_and_1() =>
        Assert.Equal([1, 0, 1, 0, 1, 1], Build("f ~ x").Response);

    [Fact]
    public void Counts_are_shares_of_trials()
    {
        var frame = Build("cbind(x, k - 1) ~ g");
        Assert.Equal([3, 2, 12, 6, 5, 15], frame.Trials!);
        Assert.Equal(1.0 / 3, frame.Response[0]);
        Assert.Equal("cbind(x, k - 1)", frame.ResponseName);
        var empty = new DataTable("t", new NumericColumn("s", [0, 1]), new NumericColumn("n", [0, 1]));
        Assert.Equal([0, 0.5], ModelFrame.Build(empty, Formula.Parse("cbind(s, n) ~ 1")).Response);
    }

    [Fact]
    public void Text_that_is_mostly_numbers_is_pointed_out() =>
        Assert.Contains("'typo' is taken as a factor with 6 levels, because not all of its values are numbers: '5x' in row 5", Assert.Single(Build("y ~ typo").Warnings), StringComparison.Ordinal);

    [Fact]
    public void Response_on_the_right_is_pointed_out() =>
        Assert.Contains("The response y stands on the right side", Assert.Single(Build("y ~ x + y").Warnings), StringComparison.Ordinal);

    [Theory]
    [InlineData("y ~ z", "songs has no column 'z'")]
    [InlineData("y ~ yaer", "did you mean 'year'?")]
    [InlineData("y ~ log(yaer)", "did you mean 'year'?")]
    [InlineData("~ x", "it has no response")]
    [InlineData("g ~ x", "the response must be numeric or logical, but column 'g' holds text, such as 'a' in row 1")]
    [InlineData("typo ~ x", "column 'typo' holds text, such as '5x' in row 5")]
    [InlineData("factor(k) ~ x", "factor(k) is a factor")]
    [InlineData("y ~ log(g)", "numbers are needed here, but column 'g' holds text, such as 'a' in row 1")]
    [InlineData("y ~ I(typo + 1)", "'5x' in row 5")]
    [InlineData("y ~ inf", "the term inf is -Inf in row 3 of the data")]
    [InlineData("inf ~ x", "the response inf is -Inf in row 3 of the data")]
    [InlineData("y ~ log(x - 1)", "the term log(x - 1) is -Inf in row 1 of the data (x is 1)")]
    [InlineData("y ~ I(q/(x - 2))", "the term I(q/(x - 2)) is Inf in row 2 of the data (q is 2, x is 2)")]
    [InlineData("y ~ x + offset(log(x - 1))", "the term offset(log(x - 1)) is -Inf in row 1")]
    [InlineData("y ~ none", "every row has a missing value in none (6 of 6 rows); no rows are left to fit")]
    [InlineData("y ~ one", "the factor one has a single level, 'z' in the 5 rows used")]
    [InlineData("y ~ g - 1 + one", "the factor one has a single level")]
    [InlineData("poly(x, 2) ~ k", "poly(x, 2) is several columns")]
    [InlineData("y ~ lgo(x)", "there is no function lgo(); did you mean log()?")]
    [InlineData("y ~ pooly(x, 2)", "there is no function pooly(); did you mean poly()?")]
    [InlineData("y ~ poly(k, 3)", "a polynomial of degree 3 needs more than 3 different values of k")]
    [InlineData("y ~ log(poly(x, 2))", "poly() gives no numbers to calculate with; it must stand by itself")]
    [InlineData("y ~ ns(x, df = 40)", "a spline of 40 degrees of freedom needs more than the 6 values that there are")]
    [InlineData("y ~ bs(x, df = 2)", "df is too small for this spline; it must be at least 3")]
    [InlineData("y ~ bs(x, knots = c(2, 99))", "the inner knots 2, 99 must differ and lie between 1 and 6")]
    [InlineData("y ~ bs(x, knots = x)", "knots of bs() must be a number or numbers such as c(1, 2), written out in the formula")]
    [InlineData("y ~ bs(x, dff = 3)", "bs() has no argument 'dff'; did you mean df?")]
    [InlineData("y ~ poly(x, k, degree = 2)", "poly() takes one variable")]
    [InlineData("y ~ cut(x)", "cut() was given no breaks")]
    [InlineData("y ~ cut(x, c(1, 1, 2))", "a break stands twice")]
    [InlineData("y ~ cut(x, c(0, 3, 9), labels = c(\"a\"))", "there are 1 labels for 2 intervals")]
    [InlineData("y ~ relevel(g, ref = \"q\")", "there is no level 'q'; there are 'a', 'b'|there is no level 'q'; did you mean")]
    [InlineData("y ~ relevel(x, ref = \"a\")", "x is no factor; write factor(x)")]
    [InlineData("y ~ C(g, contr.foo)", "there are no contrasts 'contr.foo'; there are treatment, sum, helmert, poly, SAS")]
    [InlineData("y ~ C(g, sum, base = 2)", "only treatment contrasts have a base")]
    [InlineData("y ~ factor(g, levels = c(\"a\", \"a\"))", "a level stands twice")]
    [InlineData("y ~ I(x == \"a\")", "x holds no text, and cannot be compared with \"a\"")]
    [InlineData("y ~ log(x, 2, 3)", "log() takes one argument here, found 3")]
    [InlineData("y ~ log()", "log() takes one argument here, found 0")]
    [InlineData("y ~ factor(g, levels = x)", "levels of factor() must be a text or texts")]
    [InlineData("y ~ I(x:k)", "':' is no arithmetic")]
    [InlineData("y ~ I(factor(k) * 2)", "factor() gives no numbers")]
    [InlineData("y ~ log(\"x\")", "\"x\" is no number")]
    [InlineData("y ~ log(.)", "'.' stands for the other columns only as a term of its own")]
    [InlineData("y ~ cbind(x, k)", "can be the response only")]
    [InlineData("cbind(x, k, y) ~ 1", "the counts of successes and of failures")]
    [InlineData("cbind(x, k - 2) ~ 1", "has a negative count in row 2 of the data")]
    public void Errors_say_what_and_where(string formula, string expected)
    {
        var message = Error(formula);
        Assert.Contains(expected.Split('|'), part => message.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("z", null, "In the weights: songs has no column 'z'")]
    [InlineData("g", null, "In the weights: numbers are needed here, but column 'g' holds text")]
    [InlineData("x - 3", null, "the weight is negative (-2) in row 1 of the data")]
    [InlineData("inf", null, "the weights inf is -Inf in row 3")]
    [InlineData("x +", null, "In the weights: expected a term after '+', found the end")]
    [InlineData("x:k", null, "In the weights: ':' is no arithmetic")]
    [InlineData("", null, "In the weights: it is empty")]
    [InlineData(null, "log(x - 1)", "the offset log(x - 1) is -Inf in row 1 of the data (x is 1)")]
    [InlineData(null, "g", "In the offset: numbers are needed here")]
    public void Errors_of_weights_and_offset_say_so(string? weights, string? offset, string expected) =>
        Assert.Contains(expected, Error("y ~ x", weights, offset), StringComparison.Ordinal);

    [Fact]
    public void Rows_of_messages_are_those_of_the_data()
    {
        var table = new DataTable(
            "t", new NumericColumn("y", [1, 2, 3]), new NumericColumn("m", [NA, 1, 1]), new NumericColumn("w", [1, 1, -1]));
        var message = Assert.Throws<InputException>(() => ModelFrame.Build(table, Formula.Parse("y ~ m"), new ModelFrameOptions { Weights = "w" })).Message;
        Assert.Contains("in row 3 of the data", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_without_rows_is_refused() =>
        Assert.Throws<InputException>(() => ModelFrame.Build(new DataTable("t", new NumericColumn("y", [])), Formula.Parse("y ~ 1")));
}
