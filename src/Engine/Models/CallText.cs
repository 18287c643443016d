using System.Globalization;
using Accel.Engine.Formulas;
using Accel.Engine.Summaries;
using Accel.Kernels.Families;
using Accel.Kernels.Responses;

namespace Accel.Engine.Models;

/// <summary>Writes the call that would make R fit the same model.</summary>
internal static class CallText
{
    /// <summary><c>glm.nb(…)</c> of the θ that it estimated.</summary>
    public static string OfTheta(ModelFrame frame, ResponseModelDescriptor model, GlmOptions options, double theta)
    {
        List<string> arguments = [$"formula = {frame.Formula}", $"data = {frame.TableName}"];
        AddColumns(arguments, options);
        arguments.Add($"init.theta = {RNumberFormat.Format(RRounding.Signif(theta, 10), 10)}");
        arguments.Add($"link = {model.Link.Name}");
        return $"glm.nb({string.Join(", ", arguments)})";
    }

    /// <summary><c>lm(…)</c> for gaussian with identity link, <c>glm(…)</c> otherwise.</summary>
    public static string Of(ModelFrame frame, ResponseModelDescriptor model, GlmOptions options)
    {
        var arguments = new List<string> { $"formula = {frame.Formula}" };
        if (!model.IsLinear)
            arguments.Add($"family = {Family(model, options)}");
        arguments.Add($"data = {frame.TableName}");
        AddColumns(arguments, options);
        if (options.Firth)
            arguments.Add("method = \"brglmFit\"");
        return $"{(model.IsLinear ? "lm" : "glm")}({string.Join(", ", arguments)})";
    }

    private static void AddColumns(List<string> arguments, GlmOptions options)
    {
        if (options.Weights is { } weights)
            arguments.Add($"weights = {weights}");
        if (options.Offset is { } offset)
            arguments.Add($"offset = {offset}");
        if (options.Where is { } condition)
            arguments.Add($"subset = {condition}");
        if (options.Contrasts.Count > 0)
            arguments.Add($"contrasts = list({string.Join(", ", options.Contrasts.Select(choice => $"{Deparser.WriteName(choice.Key)} = \"contr.{choice.Value}\""))})");
    }

    private static string Family(ResponseModelDescriptor model, GlmOptions options)
    {
        if (model.Family.Name == Tweedie.Name)
            return $"tweedie(var.power = {Number(options.Power)}, link.power = {LinkPower(model.Link.Name)})";
        var arguments = new List<string>();
        if (options.Theta is { } theta)
            arguments.Add($"theta = {Number(theta)}");
        if (model.Link.Name != model.Family.DefaultLink)
            arguments.Add(model.Link.Name.StartsWith("mu^", StringComparison.Ordinal) ? $"link = power({model.Link.Name[3..]})" : $"link = \"{model.Link.Name}\"");
        if (options.Variance is { } variance)
            arguments.Add($"variance = \"{variance}\"");
        return arguments.Count == 0 ? model.Family.Name : $"{model.Family.Name}({string.Join(", ", arguments)})";
    }

    /// <summary>The exponent that <c>statmod::tweedie</c> knows a link by; other links by their name.</summary>
    private static string LinkPower(string link) => link switch
    {
        "log" => "0",
        "identity" => "1",
        "inverse" => "-1",
        "sqrt" => "0.5",
        "1/mu^2" => "-2",
        _ when link.StartsWith("mu^", StringComparison.Ordinal) => link[3..],
        _ => $"\"{link}\"",
    };

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
