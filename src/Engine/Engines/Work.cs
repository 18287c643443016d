using System.Globalization;

namespace Accel.Engine.Engines;

/// <summary>What is to be done, as far as it decides where.</summary>
internal abstract record Work
{
    /// <summary>One core's seconds for all of it, by rule of thumb.</summary>
    public abstract double CoreSeconds { get; }

    /// <summary>Seconds on the processor.</summary>
    public abstract double SecondsHere(EngineCosts costs);

    /// <summary>Seconds on a card.</summary>
    /// <param name="costs">The card's.</param>
    /// <param name="memory">Bytes of its memory in all.</param>
    /// <param name="isStarted">True where its start is behind us.</param>
    public abstract double SecondsThere(EngineCosts costs, double memory, bool isStarted);

    /// <summary>Seconds as they are told to the user.</summary>
    public static string Text(double seconds) => seconds < 0.001
        ? "less than 0.001 s"
        : $"{seconds.ToString(seconds switch { < 0.1 => "0.000", < 100 => "0.00", _ => "0" }, CultureInfo.InvariantCulture)} s";
}
