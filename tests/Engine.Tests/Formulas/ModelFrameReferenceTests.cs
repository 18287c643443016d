using System.Globalization;
using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Formulas;

namespace Accel.Engine.Tests.Formulas;

/// <summary>Every reference case: terms, rows and model matrix as R has them.</summary>
public class ModelFrameReferenceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reference");

    public static TheoryData<string> Cases => [.. Names("glm")];

    public static TheoryData<string> NistCases => [.. Names("nist")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Frame_is_that_of_R(string name)
    {
        var (table, reference) = Load("glm", name);
        var model = reference.GetProperty("model");
        var formula = Formula.Parse(Text(model, "formula")!);
        var terms = formula.Expand([.. table.Columns.Select(column => column.Name)]);
        Assert.Equal(Texts(reference, "term_labels"), terms.Terms.Select(term => term.Label));
        Assert.Equal(reference.GetProperty("intercept").GetBoolean(), terms.HasIntercept);
        Assert.Equal(reference.GetProperty("n_rows").GetInt32(), table.RowCount);

        var frame = ModelFrame.Build(table, formula, new ModelFrameOptions { Weights = Text(model, "weights"), Offset = Text(model, "offset") });
        Assert.Equal(reference.GetProperty("n_used").GetInt32(), frame.Response.Count);
        var omitted = reference.GetProperty("omitted_rows").EnumerateArray().Select(row => row.GetInt32()).ToList();
        Assert.Equal(omitted.Count, frame.Omitted);
        Assert.Equal(
            Enumerable.Range(1, table.RowCount).Except(omitted),
            Enumerable.Range(0, frame.Response.Count).Select(frame.DataRow));
        Assert.Equal(Texts(reference, "model_matrix_columns"), frame.Design.CoefficientNames);

        var first = reference.GetProperty("model_matrix_first5").EnumerateArray().ToList();
        Assert.NotEmpty(first);
        for (var row = 0; row < first.Count; row++)
        {
            var expected = first[row].EnumerateArray().Select(Number).ToList();
            var actual = frame.Design.Row(row);
            Assert.Equal(expected.Count, actual.Length);
            for (var column = 0; column < actual.Length; column++)
                Assert.Equal(expected[column], actual[column], 1e-14 * Math.Abs(expected[column]));
        }

        var assign = reference.GetProperty("model_matrix_assign").EnumerateArray().Select(term => term.GetInt32()).ToList();
        var labels = Texts(reference, "term_labels");
        Assert.Equal(
            assign.Select(term => term == 0 ? "(Intercept)" : labels[term - 1]),
            frame.Design.Columns.Select(column => column.Term));
    }

    [Theory]
    [MemberData(nameof(NistCases))]
    public void Frame_of_NIST_sets_has_the_certified_coefficients(string name)
    {
        var (table, reference) = Load("nist", name);
        var frame = ModelFrame.Build(table, Formula.Parse(Text(reference, "formula")!));
        Assert.Equal(reference.GetProperty("n").GetInt32(), frame.Response.Count);
        Assert.Equal(
            reference.GetProperty("certified").GetProperty("coefficients").EnumerateArray().Select(coefficient => Text(coefficient, "name")),
            frame.Design.CoefficientNames);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static (DataTable Table, JsonElement Reference) Load(string folder, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, folder, name + ".json")));
        return (CsvReader.Read(Path.Combine(Folder, folder, name + ".csv")), json.RootElement.Clone());
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static List<string> Texts(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture) : element.GetDouble();
}
