using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>What is kept of the dice that have been rolled; what nobody asks for stays as at the start.</summary>
internal readonly record struct RollState
{
    /// <summary>Before the first die.</summary>
    public static RollState Start { get; } = new() { Product = BigInteger.One };

    /// <summary>The sum.</summary>
    public long Sum { get; init; }

    /// <summary>The largest number; 0 before the first.</summary>
    public int Max { get; init; }

    /// <summary>The smallest number; 0 before the first.</summary>
    public int Min { get; init; }

    /// <summary>The product.</summary>
    public BigInteger Product { get; init; }

    /// <summary>The sum of squares.</summary>
    public long SumOfSquares { get; init; }

    /// <summary>The numbers of single dice less one, as the digits of a number whose places have the dice's sides as bases; the last die's is the lowest.</summary>
    public BigInteger Singles { get; init; }
}
