using Accel.Kernels.Sampling;

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

    /// <summary>The least seconds of draws that stay on the card.</summary>
    /// <param name="sampler">What is drawn.</param>
    /// <param name="stream">Seed and stream.</param>
    /// <param name="count">How many draws, at most 2^30.</param>
    /// <param name="seconds">For how long to repeat it.</param>
    /// <exception cref="InputException">The card refuses.</exception>
    double DrawSeconds(Sampler sampler, StreamKey stream, int count, double seconds);
}
