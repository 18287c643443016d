using System.Globalization;

namespace Accel.Kernels.Links;

/// <summary>All links: one line each makes a link usable with every family.</summary>
public static class LinkRegistry
{
    /// <summary>The links in the order they are listed to the user.</summary>
    public static IReadOnlyList<LinkDescriptor> All { get; } =
    [
        LinkDescriptor.Of(new IdentityLink()),
        LinkDescriptor.Of(new LogLink()),
        LinkDescriptor.Of(new LogitLink()),
        LinkDescriptor.Of(new ProbitLink()),
        LinkDescriptor.Of(new ComplementaryLogLogLink()),
        LinkDescriptor.Of(new LogLogLink()),
        LinkDescriptor.Of(new CauchitLink()),
        LinkDescriptor.Of(new InverseLink()),
        LinkDescriptor.Of(new InverseSquareLink()),
        LinkDescriptor.Of(new SqrtLink()),
    ];

    /// <summary>The link of that name, in any case, or of R's call <c>power(λ)</c>; null where there is none.</summary>
    public static LinkDescriptor? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(link => link.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? ((ExponentIn(name, "power(", ")") ?? ExponentIn(name, "mu^", "")) is { } exponent ? PowerLink.Of(exponent) : null);
    }

    private static double? ExponentIn(string name, string before, string after) =>
        name.StartsWith(before, StringComparison.OrdinalIgnoreCase) && name.EndsWith(after, StringComparison.Ordinal)
        && double.TryParse(name[before.Length..^after.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var exponent)
        && double.IsFinite(exponent)
            ? exponent
            : null;
}
