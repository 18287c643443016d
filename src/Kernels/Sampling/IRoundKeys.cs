using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>The keys of Philox's rounds, wherever they are kept.</summary>
/// <typeparam name="T">The lane type.</typeparam>
public interface IRoundKeys<T>
    where T : struct, ILane<T>
{
    /// <summary>The first key of a round: words below 2^32.</summary>
    /// <param name="round">0 to 9.</param>
    T First(int round);

    /// <summary>The second key of a round: words below 2^32.</summary>
    /// <param name="round">0 to 9.</param>
    T Second(int round);
}
