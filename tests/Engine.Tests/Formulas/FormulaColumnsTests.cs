using Accel.Engine.Formulas;

namespace Accel.Engine.Tests.Formulas;

public class FormulaColumnsTests
{
    [Theory]
    [InlineData("y ~ x + log(z, base) + factor(g)", null, null, "base g x y z")]
    [InlineData("cbind(hits, n - hits) ~ I(a^2) + offset(log(t))", "w", "log(o)", "a hits n o t w")]
    [InlineData("y ~ 1", null, null, "y")]
    [InlineData("y ~ x - z", null, null, "x y z")]
    [InlineData("y ~ `odd name` * k", null, null, "k odd name y")]
    public void Names_what_a_model_reads(string formula, string? weights, string? offset, string expected) =>
        Assert.Equal(expected, string.Join(' ', FormulaColumns.Of(Formula.Parse(formula), new ModelFrameOptions { Weights = weights, Offset = offset })!.Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("y ~ .")]
    [InlineData("y ~ . - x")]
    [InlineData("y ~ (a + .)^2")]
    public void A_dot_reads_every_column(string formula) => Assert.Null(FormulaColumns.Of(Formula.Parse(formula)));

    [Fact]
    public void Weights_that_cannot_be_parsed_are_refused() =>
        Assert.Contains("In the weights", Assert.Throws<InputException>(() => FormulaColumns.Of(Formula.Parse("y ~ x"), new ModelFrameOptions { Weights = "w +" })).Message, StringComparison.Ordinal);
}
