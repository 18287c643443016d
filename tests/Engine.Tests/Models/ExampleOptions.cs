using Accel.Engine.Models;

namespace Accel.Engine.Tests.Models;

/// <summary>Options with which any family can be fitted by its name.</summary>
internal static class ExampleOptions
{
    /// <summary>The family with a parameter where it needs one.</summary>
    public static GlmOptions Of(string family, string? link = null) => new()
    {
        Family = family,
        Link = link,
        Theta = family == "negative.binomial" ? 1 : null,
        Power = family == "tweedie" ? 1.5 : null,
    };
}
