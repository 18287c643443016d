using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Formulas;

namespace Accel.Engine.Tests.Formulas;

/// <summary>Model matrices of R, made by scripts/formulas.R: names, terms and every value, on the data of the fit and on new data.</summary>
public class FormulaReferenceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reference");

    private static readonly Dictionary<string, JsonElement> All = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Folder, "formulas.json"))).RootElement.EnumerateArray()
        .ToDictionary(one => $"{one.GetProperty("formula")[0].GetString()} {one.GetProperty("contrasts")}");

    private static readonly DataTable Table = CsvReader.Read(Path.Combine(Folder, "formulas.csv"));

    private static readonly DataTable Fresh = CsvReader.Read(Path.Combine(Folder, "formulas-new.csv"));

    public static TheoryData<string> Cases => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Model_matrix_is_that_of_R(string key)
    {
        var (reference, frame) = Build(key);
        Assert.Equal(Texts(reference, "terms"), frame.Terms.Terms.Select(term => term.Label));
        Assert.Equal(Texts(reference, "names"), frame.Design.CoefficientNames);
        var terms = Texts(reference, "terms");
        Assert.Equal(
            reference.GetProperty("assign").EnumerateArray().Select(term => term.GetInt32() == 0 ? "(Intercept)" : terms[term.GetInt32() - 1]),
            frame.Design.Columns.Select(column => column.Term));
        Compare(reference.GetProperty("rows"), frame.Design);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void New_data_have_the_columns_of_R(string key)
    {
        var (reference, frame) = Build(key);
        var written = JsonSerializer.Deserialize<FittedTerms>(JsonSerializer.Serialize(frame.Fitted))!;
        var predictors = written.On(reference.GetProperty("uses_data")[0].GetBoolean() ? Table : Fresh);
        Assert.Equal(Texts(reference, "names"), predictors.Design.CoefficientNames);
        Compare(reference.GetProperty("fresh"), predictors.Design);
    }

    private static (JsonElement Reference, ModelFrame Frame) Build(string key)
    {
        var reference = All[key];
        var contrasts = reference.GetProperty("contrasts") is { ValueKind: JsonValueKind.Object } chosen
            ? chosen.EnumerateObject().ToDictionary(one => one.Name, one => one.Value[0].GetString()!)
            : [];
        var formula = Formula.Parse(reference.GetProperty("formula")[0].GetString()!);
        return (reference, ModelFrame.Build(Table, formula, new ModelFrameOptions { Contrasts = contrasts }));
    }

    private static void Compare(JsonElement rows, Design design)
    {
        var row = 0;
        foreach (var expected in rows.EnumerateArray().Select(one => one.EnumerateArray().Select(value => value.GetDouble()).ToArray()))
        {
            var actual = design.Row(row++);
            Assert.Equal(expected.Length, actual.Length);
            for (var column = 0; column < actual.Length; column++)
                Assert.True(Math.Abs(expected[column] - actual[column]) <= 1e-12 * Math.Max(1, Math.Abs(expected[column])), $"row {row}, {design.CoefficientNames[column]}: {actual[column]:R}, R has {expected[column]:R}");
        }
    }

    private static List<string> Texts(JsonElement element, string property) => [.. element.GetProperty(property).EnumerateArray().Select(text => text.GetString()!)];
}
