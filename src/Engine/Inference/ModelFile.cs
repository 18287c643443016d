using System.Text.Json;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>
/// Fitted models as JSON files: the figures of a fit with all that predictions and comparisons need of it, but none of its rows.
/// Nothing in a file is executed; expressions in it are formulas, as a user may type them.
/// </summary>
public static class ModelFile
{
    /// <summary>The version of the layout that is written, and the only one that is read.</summary>
    public const int Version = 1;

    /// <summary>True for a name that ends as those of model files do.</summary>
    /// <param name="path">The file's name.</param>
    public static bool IsNamed(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Writes a fit.</summary>
    /// <param name="fit">A fit whose data are still there, or one that was read.</param>
    /// <param name="output">Where.</param>
    /// <exception cref="InputException">The fit was not made from a formula.</exception>
    public static void Write(GlmFit fit, Stream output)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ModelFileWriter.Write(fit, PredictionModel.Of(fit), output);
    }

    /// <summary>Reads a fit: it predicts and can be compared, but it has no rows.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read, is not whole, of another version, or contradicts itself.</exception>
    public static GlmFit Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var file = File.OpenRead(path);
            using var json = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return new ModelFileReader(path).Read(json.RootElement);
        }
        catch (JsonException error)
        {
            throw new InputException($"{path} is no whole model file: its JSON ends or breaks in line {(error.LineNumber ?? 0) + 1}. Save the model again.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The columns that a fit needs of new rows, and constants such as <c>pi</c>.</summary>
    /// <param name="fit">The fit.</param>
    public static IReadOnlySet<string> NeededColumns(GlmFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return PredictionModel.Of(fit).NeededColumns();
    }
}
