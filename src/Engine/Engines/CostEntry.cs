using System.Text.Json.Serialization;

namespace Accel.Engine.Engines;

/// <summary>What costs depend on: with another of these, they are measured anew.</summary>
/// <param name="Card">The card's name.</param>
/// <param name="Memory">Bytes of its memory.</param>
/// <param name="Driver">Its interface and driver.</param>
/// <param name="Processor">The processor with its lanes.</param>
/// <param name="Threads">Worker threads.</param>
/// <param name="Accel">Accel's version.</param>
internal sealed record CostKey(string Card, long Memory, string Driver, string Processor, int Threads, string Accel)
{
    private static readonly string Version = typeof(CostKey).Assembly.GetName().Version!.ToString();

    /// <summary>The key of a card beside a processor.</summary>
    public static CostKey Of(GpuDevice card, EngineInfo processor) => new(
        card.Name, card.MemoryBytes, $"{card.Api} {card.ApiVersion}, {card.Driver}",
        $"{processor.Device}, {processor.Lanes}", processor.Threads, Version);

    /// <summary>True where the key is of this processor and this Accel, whatever the card.</summary>
    public bool IsOf(EngineInfo processor) =>
        Processor == $"{processor.Device}, {processor.Lanes}" && Threads == processor.Threads && Accel == Version;
}

/// <summary>Measured costs of a card and of the processor beside it.</summary>
/// <param name="Key">What they depend on.</param>
/// <param name="OnCard">The card's.</param>
/// <param name="OnProcessor">The processor's.</param>
internal sealed record CostEntry(CostKey Key, EngineCosts OnCard, EngineCosts OnProcessor)
{
    /// <summary>True where a file that was damaged cannot have made it.</summary>
    [JsonIgnore]
    public bool IsPossible => Key is { Card: not null, Driver: not null, Processor: not null, Accel: not null }
        && OnCard is { IsPossible: true } && OnProcessor is { IsPossible: true };
}
