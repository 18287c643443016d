using System.Globalization;
using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Models;
using Accel.Kernels.Families;
using Accel.Kernels.Links;

namespace Accel.Engine.Tests.Models;

/// <summary>A fit of R, from Reference/glm.</summary>
public sealed class ReferenceCase(string name)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reference", "glm");

    /// <summary>The cases that the families, links and terms of the house can fit.</summary>
    public static IEnumerable<string> Fittable => File
        .ReadLines(Path.Combine(Folder, "index.csv"))
        .Skip(1)
        .Select(line => line.Split(',')[0])
        .Where(name => new ReferenceCase(name).IsFittable);

    public JsonElement Json { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement;

    public JsonElement Model => Json.GetProperty("model");

    public bool IsSeparated => Json.GetProperty("separated").GetBoolean();

    public DataTable Table() => CsvReader.Read(Path.Combine(Folder, Json.GetProperty("data").GetString()!));

    public GlmFit Fit(GlmOptions? options = null) => Fit(Text("formula")!, options);

    public GlmFit Fit(string formula, GlmOptions? options = null) => Glm.Fit(Table(), formula, (options ?? new GlmOptions()) with
    {
        Family = Text("family")!,
        Link = Text("link"),
        Weights = Text("weights"),
        Offset = Text("offset"),
        Theta = Text("fitter") == "glm" && Model.GetProperty("theta") is { ValueKind: JsonValueKind.Number } theta ? theta.GetDouble() : null,
        Variance = Text("variance"),
        Scoring = new ScoringOptions { Start = formula == Text("formula") ? Start() : null },
    });

    public double Number(string property) => Number(Json.GetProperty(property));

    public static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String => double.Parse(element.GetString()!, CultureInfo.InvariantCulture),
        _ => element.GetDouble(),
    };

    private bool IsFittable =>
        FamilyRegistry.Find(Text("family")!) is not null
        && LinkRegistry.Find(Text("link")!) is not null;

    private string? Text(string property) => Model.GetProperty(property).GetString();

    private double[]? Start() => Model.GetProperty("start") is { ValueKind: JsonValueKind.Array } start
        ? [.. start.EnumerateArray().Select(Number)]
        : null;
}
