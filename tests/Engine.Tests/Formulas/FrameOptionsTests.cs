using Accel.Engine.Data;
using Accel.Engine.Formulas;

namespace Accel.Engine.Tests.Formulas;

/// <summary>Conditions on rows, chosen baselines and contrasts, and terms on new data.</summary>
public class FrameOptionsTests
{
    private static readonly DataTable People = new(
        "people",
        new NumericColumn("y", [1, 2, 3, 4, 5, 6]),
        new NumericColumn("age", [20, 35, double.NaN, 41, 60, 33]),
        new CategoricalColumn("genre", ["rock", "pop", "jazz", "pop", "rock", null]),
        new LogicalColumn("member", [true, false, true, null, true, false]));

    private static ModelFrame Build(string formula, ModelFrameOptions options) => ModelFrame.Build(People, Formula.Parse(formula), options);

    private static string Error(Action action) => Assert.Throws<InputException>(action).Message;

    [Theory]
    [InlineData("age > 30", "2 4 5 6", 1)]
    [InlineData("!(age > 30)", "1", 1)]
    [InlineData("age > 30 & genre == \"pop\"", "2 4", 1)]
    [InlineData("genre != 'pop'", "1 3 5", 1)]
    [InlineData("genre %in% c(\"rock\", \"jazz\") | age == 33", "1 3 5 6", 0)]
    [InlineData("member", "1 3 5", 1)]
    [InlineData("member == \"FALSE\" || age >= 60", "2 5 6", 2)]
    [InlineData("is.na(genre) | is.na(age)", "3 6", 0)]
    [InlineData("age %in% c(20, 41)", "1 4", 0)]
    [InlineData("\"pop\" < genre", "1 5", 1)]
    [InlineData("age / 2 < 18 & TRUE", "1 2 6", 1)]
    public void Conditions_choose_rows_as_R_s_subset(string where, string expected, int omitted)
    {
        var frame = Build("y ~ 1", new ModelFrameOptions { Where = where });
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, frame.Response.Count).Select(frame.DataRow)));
        Assert.Equal(omitted, frame.Omitted);
    }

    [Fact]
    public void Levels_that_a_condition_leaves_out_have_no_column()
    {
        var frame = Build("y ~ genre + age", new ModelFrameOptions { Where = "y != 3" });
        Assert.Equal(["(Intercept)", "genrerock", "age"], frame.Design.CoefficientNames);
        Assert.Equal(1, frame.Omitted);
    }

    [Theory]
    [InlineData("age", "it is no condition")]
    [InlineData("age > 100", "no row of people meets it")]
    [InlineData("aeg > 30", "did you mean 'age'?")]
    [InlineData("genre > age", "text can be compared with texts written out only")]
    [InlineData("genre == c(\"pop\", \"rock\")", "use %in% for several")]
    [InlineData("age >", "expected a term after '>'")]
    public void Conditions_without_meaning_are_refused(string where, string expected) =>
        Assert.Contains(expected, Error(() => Build("y ~ 1", new ModelFrameOptions { Where = where })), StringComparison.Ordinal);

    [Fact]
    public void Baselines_and_contrasts_can_be_chosen()
    {
        var options = new ModelFrameOptions { References = new Dictionary<string, string> { ["genre"] = "pop" } };
        Assert.Equal(["(Intercept)", "genrejazz", "genrerock"], Build("y ~ genre", options).Design.CoefficientNames);
        options = options with { Contrasts = new Dictionary<string, string> { ["genre"] = "sum" } };
        var frame = Build("y ~ genre", options);
        Assert.Equal(["(Intercept)", "genre1", "genre2"], frame.Design.CoefficientNames);
        Assert.Equal([1, -1, -1], frame.Design.Row(0));
        Assert.Equal([1, 1, 0], frame.Design.Row(1));
    }

    [Theory]
    [InlineData("genre", "poop", "The reference of 'genre': there is no level 'poop'; did you mean 'pop'?")]
    [InlineData("gerne", "pop", "which is no factor of the model. Did you mean 'genre'?")]
    [InlineData("age", "pop", "which is no factor of the model")]
    public void Choices_that_fit_nothing_are_refused(string column, string level, string expected) =>
        Assert.Contains(expected, Error(() => Build("y ~ genre + age", new ModelFrameOptions { References = new Dictionary<string, string> { [column] = level } })), StringComparison.Ordinal);

    [Fact]
    public void New_data_keep_baselines_and_drop_incomplete_rows()
    {
        var fitted = Build("y ~ genre * member", new ModelFrameOptions { References = new Dictionary<string, string> { ["genre"] = "rock" }, Offset = "y" }).Fitted;
        var table = new DataTable("new", new CategoricalColumn("genre", ["pop", null, "rock"]), new LogicalColumn("member", [true, true, true]), new NumericColumn("y", [7, 8, 9]));
        var frame = fitted.On(table);
        Assert.Equal([0, 2], frame.UsedRows!);
        Assert.Equal([7, 9], frame.Offset!);
        Assert.Equal(["(Intercept)", "genrejazz", "genrepop", "memberTRUE", "genrejazz:memberTRUE", "genrepop:memberTRUE"], frame.Design.CoefficientNames);
        Assert.Equal([1, 0, 1, 1, 0, 1], frame.Design.Row(0));
        Assert.Equal([1, 0, 0, 1, 0, 0], frame.Design.Row(1));
    }

    [Fact]
    public void New_data_that_do_not_fit_the_model_are_refused()
    {
        var fitted = Build("y ~ genre + log(age)", new ModelFrameOptions()).Fitted;
        string Message(params Column[] columns) => Error(() => fitted.On(new DataTable("new", columns)));
        var age = new NumericColumn("age", [1, 2]);
        Assert.Contains("genre is 'folk' in row 2 of new, a level that the model was not fitted with; it knows 'pop', 'rock'", Message(age, new CategoricalColumn("genre", ["pop", "folk"])), StringComparison.Ordinal);
        Assert.Contains("new has no column 'genre'", Message(age), StringComparison.Ordinal);
        Assert.Contains("genre is numeric in new, but the model was fitted to a factor", Message(age, new NumericColumn("genre", [1, 2])), StringComparison.Ordinal);
        Assert.Contains("numbers are needed here, but column 'age' holds text", Message(new CategoricalColumn("age", ["x", "y"]), new CategoricalColumn("genre", ["pop", "pop"])), StringComparison.Ordinal);
    }
}
