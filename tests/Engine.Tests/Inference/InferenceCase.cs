using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Models;
using Accel.Engine.Tests.Models;
using Accel.Kernels.Families;
using Accel.Kernels.Links;

namespace Accel.Engine.Tests.Inference;

/// <summary>A model with all that R says of it (scripts/inference.R).</summary>
public sealed class InferenceCase
{
    private static readonly JsonElement Root = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "inference.json"))).RootElement;

    private static readonly Dictionary<string, JsonElement> ByName = Root.GetProperty("cases").EnumerateArray()
        .ToDictionary(one => one.GetProperty("name").GetString()!);

    public InferenceCase(string name)
    {
        Json = ByName[name];
        Fit = Refit(Text("formula")!);
    }

    /// <summary>The cases whose families and links the house has.</summary>
    public static IEnumerable<string> Names => ByName
        .Where(one => FamilyRegistry.Find(one.Value.GetProperty("family").GetString()!) is not null && LinkRegistry.Find(one.Value.GetProperty("link").GetString()!) is not null)
        .Select(one => one.Key);

    /// <summary>The cases that R tells that of.</summary>
    public static TheoryData<string> With(string property) => [.. Names.Where(name => ByName[name].TryGetProperty(property, out var value) && value.ValueKind is not JsonValueKind.Null)];

    public static DataTable Data { get; } = Table("data");

    public static DataTable NewData { get; } = Table("new");

    public static JsonElement Lowess => Root.GetProperty("lowess");

    public JsonElement Json { get; }

    public GlmFit Fit { get; }

    public bool IsLinear => Fit.Linear is not null;

    public GlmFit Refit(string formula) => Glm.Fit(Data, formula, new GlmOptions
    {
        Family = Text("family")!,
        Link = Text("link"),
        Weights = Text("weights"),
        Offset = Text("offset"),
    });

    public string? Text(string property) => Json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(ReferenceCase.Number)];

    /// <summary>Fails unless the numbers agree to the tolerance, relative to the largest of those beside which they stand.</summary>
    public static void Agree(string what, IReadOnlyList<double> expected, IReadOnlyList<double> got, double tolerance)
    {
        Assert.Equal(expected.Count, got.Count);
        var scale = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Average();
        for (var i = 0; i < expected.Count; i++)
        {
            if (double.IsNaN(expected[i]))
                Assert.True(double.IsNaN(got[i]), $"{what}[{i}] is {got[i]:R}, R has NA");
            else
                Assert.True(Math.Abs(got[i] - expected[i]) <= tolerance * Math.Max(Math.Abs(expected[i]), scale), $"{what}[{i}] is {got[i]:R}, R has {expected[i]:R}");
        }
    }

    private static DataTable Table(string property) => new("d", [.. Root.GetProperty(property).EnumerateObject().Select(column =>
        column.Value.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.String)
            ? (Column)new CategoricalColumn(column.Name, [.. column.Value.EnumerateArray().Select(value => value.GetString())])
            : new NumericColumn(column.Name, Numbers(column.Value)))]);
}
