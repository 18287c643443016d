using System.Runtime.CompilerServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>How rows' factors go into a running total.</summary>
public interface IFactorStep
{
    /// <summary>The total of no rows.</summary>
    static abstract T Start<T>() where T : struct, ILane<T>;

    /// <summary>The total with another row.</summary>
    /// <param name="total">The total before it.</param>
    /// <param name="left">The row's left factor.</param>
    /// <param name="right">Its right factor.</param>
    /// <param name="start">The total of no rows, at hand in a register.</param>
    static abstract T Next<T>(T total, T left, T right, T start) where T : struct, ILane<T>;

    /// <summary>True where totals are products of numbers of 1 and more, which may leave the range of doubles.</summary>
    static abstract bool Multiplies { get; }

    /// <summary>What a total adds to the sum of terms.</summary>
    static abstract T Term<T>(T total) where T : struct, ILane<T>;
}

/// <summary>Π (1 + l r): one logarithm for many terms log(1 + l r).</summary>
public readonly struct OnePlusProduct : IFactorStep
{
    /// <summary>A product whose terms' sum is at most this is in range.</summary>
    public const double GreatestLogarithm = 700;

    /// <inheritdoc/>
    public static bool Multiplies => true;

    /// <inheritdoc/>
    public static T Start<T>() where T : struct, ILane<T> => T.Broadcast(1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Next<T>(T total, T left, T right, T start) where T : struct, ILane<T> => total * T.Fma(left, right, start);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Term<T>(T total) where T : struct, ILane<T> => Logarithm.OfFinite(total);
}

/// <summary>Σ l r.</summary>
public readonly struct SumOfProducts : IFactorStep
{
    /// <inheritdoc/>
    public static bool Multiplies => false;

    /// <inheritdoc/>
    public static T Start<T>() where T : struct, ILane<T> => T.Broadcast(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Next<T>(T total, T left, T right, T start) where T : struct, ILane<T> => T.Fma(left, right, total);

    /// <inheritdoc/>
    public static T Term<T>(T total) where T : struct, ILane<T> => total;
}
