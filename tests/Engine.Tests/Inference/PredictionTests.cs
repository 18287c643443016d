using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Inference;
using Accel.Engine.Models;
using Accel.Engine.Tests.Models;

namespace Accel.Engine.Tests.Inference;

/// <summary>Predictions against R's, from fits and from model files.</summary>
public class PredictionTests
{
    public static TheoryData<string> Cases => InferenceCase.With("predict");

    public static TheoryData<string> References =>
        [.. ReferenceCase.Fittable.Where(name => new ReferenceCase(name).Json.TryGetProperty("predict", out var predict) && predict.ValueKind == JsonValueKind.Object)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_R_s(string name)
    {
        var one = new InferenceCase(name);
        var expected = one.Json.GetProperty("predict");
        foreach (var fit in new[] { one.Fit, ModelFileTests.Reread(one.Fit) })
        {
            var link = Prediction.Of(fit, InferenceCase.NewData, new PredictionOptions { Type = PredictionType.Link });
            var response = Prediction.Of(fit, InferenceCase.NewData);
            Agree("link", link.Fit);
            Agree("link_se", link.StdErrors);
            Agree("response", response.Fit);
            Agree("response_se", response.StdErrors);
            foreach (var kind in Enum.GetValues<PredictionInterval>().Where(_ => one.IsLinear))
            {
                var rows = expected.GetProperty(kind.ToString().ToLowerInvariant()).EnumerateArray().Select(InferenceCase.Numbers).ToArray();
                var got = Prediction.Of(fit, InferenceCase.NewData, new PredictionOptions { Level = 0.9, Interval = kind });
                InferenceCase.Agree(kind.ToString(), [.. rows.Select(row => row[1]), .. rows.Select(row => row[2])], [.. got.Low!, .. got.High!], 1e-9);
            }
        }

        void Agree(string what, IEnumerable<double> got) => InferenceCase.Agree(what, InferenceCase.Numbers(expected.GetProperty(what)), [.. got], 1e-9);
    }

    [Theory]
    [MemberData(nameof(References))]
    public void Of_the_reference_agree(string name)
    {
        var reference = new ReferenceCase(name);
        var expected = reference.Json.GetProperty("predict");
        var rows = expected.GetProperty("newdata").EnumerateArray().ToArray();
        var table = new DataTable("new", [.. rows[0].EnumerateObject().Select(column => column.Value.ValueKind == JsonValueKind.String
            ? (Column)new CategoricalColumn(column.Name, [.. rows.Select(row => row.GetProperty(column.Name).GetString())])
            : new NumericColumn(column.Name, rows.Select(row => ReferenceCase.Number(row.GetProperty(column.Name))).ToArray()))]);
        var fit = reference.Fit();
        var link = Prediction.Of(fit, table, new PredictionOptions { Type = PredictionType.Link });
        var response = Prediction.Of(fit, table);
        foreach (var (what, got) in new[] { ("link", link.Fit), ("link_se", link.StdErrors), ("response", response.Fit), ("response_se", response.StdErrors) })
            InferenceCase.Agree(what, InferenceCase.Numbers(expected.GetProperty(what)), [.. got], 1e-8);
    }

    [Fact]
    public void Rows_that_miss_a_value_stay_in_their_place()
    {
        var table = new DataTable("new", new NumericColumn("x", [1, double.NaN, 2]), new CategoricalColumn("g", ["a", "b", "c"]));
        var predictions = Prediction.Of(new InferenceCase("logit").Fit, table, new PredictionOptions { Level = 0.95 });
        Assert.Equal([false, true, false], predictions.Fit.Select(double.IsNaN));
        Assert.True(double.IsNaN(predictions.High![1]) && predictions.High[2] is > 0 and < 1);
    }

    [Fact]
    public void Bases_mean_on_new_rows_what_they_meant_in_the_fit()
    {
        var fit = Glm.Fit(InferenceCase.Data, "y ~ poly(x, 2) + g * z");
        var fitted = new RowDiagnostics(fit).FittedValues.ToArray();
        var few = new DataTable("new", InferenceCase.Data.Columns.Select(column => column switch
        {
            NumericColumn numbers => (Column)new NumericColumn(column.Name, numbers.Values.Take(5).ToArray()),
            _ => new CategoricalColumn(column.Name, [.. Enumerable.Range(0, 5).Select(row => ((CategoricalColumn)column)[row])]),
        }).ToArray());
        InferenceCase.Agree("fit", fitted[..5], [.. Prediction.Of(ModelFileTests.Reread(fit), few).Fit], 1e-12);
    }

    [Fact]
    public void What_the_model_does_not_know_is_refused()
    {
        var fit = new InferenceCase("logit").Fit;
        Refused(new NumericColumn("x", [1]), new CategoricalColumn("g", ["d"]), "'d'", "g");
        Refused(new NumericColumn("x", [1]), new NumericColumn("g", [1]), "g", "numeric");
        Refused(new CategoricalColumn("x", ["one"]), new CategoricalColumn("g", ["a"]), "x", "text");
        Refused(new NumericColumn("other", [1]), new CategoricalColumn("g", ["a"]), "no column 'x'");
        Assert.Contains("linear model", Assert.Throws<InputException>(
            () => Prediction.Of(fit, InferenceCase.NewData, new PredictionOptions { Level = 0.9, Interval = PredictionInterval.Prediction })).Message, StringComparison.Ordinal);

        void Refused(Column x, Column g, params string[] parts)
        {
            var error = Assert.Throws<InputException>(() => Prediction.Of(fit, new DataTable("new", x, g)));
            Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        }
    }
}
