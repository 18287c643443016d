namespace Accel.Engine.Measurement;

/// <summary>An engine's card, as measurements see it.</summary>
internal interface IMeasuredCard
{
    /// <summary>The card's memory in bytes.</summary>
    long MemoryBytes { get; }

    /// <summary>Measures what the card can do at most.</summary>
    /// <param name="plan">On how much data, and for how long.</param>
    /// <exception cref="InputException">The card refuses.</exception>
    CardBounds MeasureBounds(CardPlan plan);

    /// <summary>The least seconds of XᵀX, X of n × p doubles, by the vendor's library; null where there is none.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columns">p.</param>
    /// <param name="seconds">For how long to repeat it.</param>
    /// <exception cref="InputException">The card refuses.</exception>
    double? ProductSeconds(int rows, int columns, double seconds);
}
