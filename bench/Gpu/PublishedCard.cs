using Accel.Engine;
using Accel.Engine.Measurement;

namespace Accel.Bench.Gpu;

/// <summary>A card as its vendor's data sheet describes it.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="MemoryBytes">Its memory.</param>
/// <param name="Bounds">Its published bounds.</param>
internal sealed record PublishedCard(string Name, long MemoryBytes, CardBounds Bounds)
{
    /// <summary>The cards that predictions can be made for. Transfers are those of the bus, PCIe 5.0 or 4.0 with 16 lanes, one way.</summary>
    public static IReadOnlyList<PublishedCard> All { get; } =
    [
        Of("H200", 141, 4.8e12, 34e12, 67e12, 63e9),
        Of("A100", 80, 2.039e12, 9.7e12, 19.5e12, 31.5e9),
        Of("RTX 4090", 24, 1.008e12, 1.29e12, 1.29e12, 31.5e9),
    ];

    /// <summary>The card of that name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static PublishedCard Find(string name) =>
        All.FirstOrDefault(card => card.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException($"There are no published figures of '{name}' here; there are those of {string.Join(", ", All.Select(card => $"\"{card.Name}\""))}.");

    private static PublishedCard Of(string name, int gigabytes, double bandwidth, double rate, double productRate, double bus) => new(
        name, gigabytes * 1_000_000_000L,
        new CardBounds($"{name}, published figures", bandwidth, bandwidth, bandwidth, rate, bus, bus, productRate, null));
}
