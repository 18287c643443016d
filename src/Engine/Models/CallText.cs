using Accel.Engine.Formulas;
using Accel.Kernels.Responses;

namespace Accel.Engine.Models;

/// <summary>Writes the call that would make R fit the same model.</summary>
internal static class CallText
{
    /// <summary><c>lm(…)</c> for gaussian with identity link, <c>glm(…)</c> otherwise.</summary>
    public static string Of(ModelFrame frame, ResponseModelDescriptor model, GlmOptions options)
    {
        var arguments = new List<string> { $"formula = {frame.Formula}" };
        if (!model.IsLinear)
            arguments.Add($"family = {Family(model)}");
        arguments.Add($"data = {frame.TableName}");
        if (options.Weights is { } weights)
            arguments.Add($"weights = {weights}");
        if (options.Offset is { } offset)
            arguments.Add($"offset = {offset}");
        if (options.Where is { } condition)
            arguments.Add($"subset = {condition}");
        if (options.Contrasts.Count > 0)
            arguments.Add($"contrasts = list({string.Join(", ", options.Contrasts.Select(choice => $"{choice.Key} = \"contr.{choice.Value}\""))})");
        return $"{(model.IsLinear ? "lm" : "glm")}({string.Join(", ", arguments)})";
    }

    private static string Family(ResponseModelDescriptor model) => model.Link.Name == model.Family.CanonicalLink
        ? model.Family.Name
        : $"{model.Family.Name}(link = \"{model.Link.Name}\")";
}
