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
        LinkDescriptor.Of(new InverseLink()),
    ];

    /// <summary>The link of that name, in any case; null where there is none.</summary>
    public static LinkDescriptor? Find(string name) =>
        All.FirstOrDefault(link => link.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
