using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Inference;
using Accel.Engine.Models;

namespace Accel.Engine.Tests.Inference;

/// <summary>Added-variable regressions against R's, and the smooth line of their plots.</summary>
public class PartialRegressionTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reference", "partial");

    [Theory]
    [InlineData("x1", "x2")]
    [InlineData("x2", "x1")]
    public void Residuals_and_covariances_are_R_s(string coefficient, string other)
    {
        var table = CsvReader.Read(Path.Combine(Folder, "partial.csv"));
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "partial.json")));
        var expected = json.RootElement.GetProperty($"partial_{coefficient}");
        var partial = PartialRegression.Of(Glm.Fit(table, "y ~ x1 + x2"), coefficient);
        Agree($"e_{coefficient}_{other}", partial.PredictorResiduals);
        Agree($"e_y_{other}", partial.ResponseResiduals);
        foreach (var (name, got) in new[]
        {
            ("slope", partial.Slope), ("residual_covariance_n_minus_1", partial.Covariance), ("covariance_over_variance", partial.Slope),
            ("partial_correlation", partial.Correlation), ("partial_r_squared", partial.Correlation * partial.Correlation),
        })
        {
            var value = expected.GetProperty(name).GetDouble();
            Assert.Equal(value, got, 1e-11 * Math.Abs(value));
        }

        void Agree(string column, IEnumerable<double> got) => InferenceCase.Agree(column, [.. ((NumericColumn)table[column]).Values], [.. got], 1e-10);
    }

    [Theory]
    [InlineData("lm", "gb")]
    [InlineData("lm_weights_offset", "x")]
    [InlineData("lm_no_intercept", "x")]
    [InlineData("logit", "x")]
    [InlineData("gamma_inverse", "x")]
    public void The_slope_is_the_coefficient(string name, string coefficient)
    {
        var fit = new InferenceCase(name).Fit;
        Assert.Equal(fit[coefficient].Estimate, PartialRegression.Of(fit, coefficient).Slope, 1e-10 * Math.Abs(fit[coefficient].Estimate));
    }

    [Theory]
    [InlineData("robust", 3)]
    [InlineData("plain", 0)]
    public void Lowess_is_R_s(string what, int iterations)
    {
        var json = InferenceCase.Lowess;
        var line = Lowess.Of(InferenceCase.Numbers(json.GetProperty("x")), InferenceCase.Numbers(json.GetProperty("y")), iterations: iterations);
        InferenceCase.Agree(what, InferenceCase.Numbers(json.GetProperty(what)), line, 1e-12);
    }
}
