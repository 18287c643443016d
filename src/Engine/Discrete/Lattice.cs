using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>Values at equal distances, some of which may be missing: origin + place · step.</summary>
/// <param name="Origin">The value at place 0, which is the least.</param>
/// <param name="Step">The distance of neighbouring places, above 0.</param>
/// <param name="Places">For each value its place, ascending from 0.</param>
internal sealed record Lattice(Rational Origin, Rational Step, BigInteger[] Places)
{
    /// <summary>The last place.</summary>
    public BigInteger Span => Places[^1];

    /// <summary>The coarsest lattice on which values lie.</summary>
    /// <param name="values">At least one, ascending.</param>
    public static Lattice Of(IReadOnlyList<Rational> values)
    {
        var common = Masses.CommonDenominator(values);
        BigInteger[] distances = [.. values.Select(value => ((value - values[0]) * common).Numerator)];
        var divisor = distances.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        if (divisor.IsZero)
            divisor = BigInteger.One;
        return new Lattice(values[0], new Rational(divisor, common), [.. distances.Select(distance => distance / divisor)]);
    }

    /// <summary>The same values on a lattice that another one's steps fit, too.</summary>
    public Lattice FinerWith(Lattice other)
    {
        var common = Masses.CommonDenominator([Step, other.Step]);
        var step = new Rational(BigInteger.GreatestCommonDivisor((Step * common).Numerator, (other.Step * common).Numerator), common);
        var factor = (Step / step).Numerator;
        return new Lattice(Origin, step, [.. Places.Select(place => place * factor)]);
    }

    /// <summary>Masses with zeros at the places that no value has.</summary>
    public T[] Spread<T>(T[] masses) where T : INumberBase<T>
    {
        var spread = new T[(int)Span + 1];
        Array.Fill(spread, T.Zero);
        for (var i = 0; i < masses.Length; i++)
            spread[(int)Places[i]] = masses[i];
        return spread;
    }
}
