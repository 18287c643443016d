using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>Draws of a discrete distribution with a wide range (<see cref="RatioOfUniforms"/>).</summary>
public readonly struct DiscreteSampler<TMass> : ISampler
    where TMass : unmanaged, IDiscreteMass
{
    private readonly TMass _mass;
    private readonly double _least;
    private readonly double _greatest;
    private readonly double _mode;
    private readonly double _mean;
    private readonly double _width;
    private readonly double _logMode;

    /// <summary>Prepares the draws.</summary>
    /// <param name="mass">The distribution.</param>
    public DiscreteSampler(TMass mass)
    {
        _mass = mass;
        _least = mass.Least;
        _greatest = mass.Greatest;
        _mode = mass.Mode;
        _mean = mass.Mean;
        _width = RatioOfUniforms.Width(new ScalarLane(mass.Variance)).Value;
        _logMode = mass.LogMass(new ScalarLane(_mode)).Value;
    }

    /// <inheritdoc/>
    public static int BlocksPerAttempt => 1;

    /// <inheritdoc/>
    public static bool UsesNormals => false;

    /// <inheritdoc/>
    public static bool DrawsPairs => false;

    /// <inheritdoc/>
    public static bool Rejects => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attempt<T> Draw<T, TSource>(TSource source)
        where T : struct, ILane<T>
        where TSource : struct, IDrawSource<T>
    {
        source.Block(0, out var word0, out var word1);
        var k = RatioOfUniforms.Candidate(T.Broadcast(_mean), T.Broadcast(_width), word0, word1, out var logHeight);
        var outside = T.Or(T.Less(k, T.Broadcast(_least)), T.Less(T.Broadcast(_greatest), k));
        var inside = T.Select(outside, T.Broadcast(_mode), k);
        var tooRare = T.Less(_mass.LogMass(inside) - T.Broadcast(_logMode), logHeight);
        return new(k, default, T.Or(outside, tooRare), default);
    }
}

/// <summary>Chooses how to draw from a discrete distribution, by its parameters alone.</summary>
internal static class DiscreteSampler
{
    /// <summary>Entries of a table that stays in the processor's first cache.</summary>
    private const int LongestTable = 1024;

    /// <summary>Less than a word's 64 bits can tell, relative to the mode.</summary>
    private const double Negligible = 1e-22;

    /// <summary>A table where the distribution fits one, else the ratio of uniforms.</summary>
    public static Sampler Of<TMass>(TMass mass) where TMass : unmanaged, IDiscreteMass =>
        TryTable(mass.Least, mass.Greatest, mass.Mode, mass.Ratio) ?? Sampler.Of(new DiscreteSampler<TMass>(mass));

    /// <summary>A table of all integers that are not negligible; null where they are too many.</summary>
    /// <param name="least">The least integer that has a probability.</param>
    /// <param name="greatest">The greatest.</param>
    /// <param name="mode">The most probable integer.</param>
    /// <param name="ratio">p(k + 1)/p(k).</param>
    public static Sampler? TryTable(double least, double greatest, double mode, Func<double, double> ratio)
    {
        var weights = new LinkedList<double>([1]);
        var first = mode;
        for (var k = mode; k < greatest && weights.Last!.Value > Negligible; k++)
        {
            if (weights.Count > LongestTable)
                return null;
            weights.AddLast(weights.Last.Value * ratio(k));
        }
        for (; first > least && weights.First!.Value > Negligible; first--)
        {
            if (weights.Count > LongestTable)
                return null;
            weights.AddFirst(weights.First.Value / ratio(first - 1));
        }
        return AliasSampler.Of(first, [.. weights]);
    }
}
