namespace Accel.Kernels.Sampling;

/// <summary>The keys of Philox's rounds, wherever they are kept.</summary>
public interface IRoundKeys
{
    /// <summary>The first key of a round, below 2^32.</summary>
    /// <param name="round">0 to 9.</param>
    ulong First(int round);

    /// <summary>The second key of a round, below 2^32.</summary>
    /// <param name="round">0 to 9.</param>
    ulong Second(int round);
}
