using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>What one attempt to draw is made of, wherever the device keeps it.</summary>
/// <typeparam name="T">The lane type.</typeparam>
public interface IDrawSource<T>
    where T : struct, ILane<T>
{
    /// <summary>128 random bits for each draw, or for each pair of draws.</summary>
    /// <param name="number">Which block of the attempt, 0 or more, below <see cref="ISampler.BlocksPerAttempt"/>.</param>
    /// <param name="first">Receives 64 random bits, a word.</param>
    /// <param name="second">Receives 64 more.</param>
    void Block(int number, out T first, out T second);

    /// <summary>Two independent standard normal draws in the place of block 0 (<see cref="NormalPair"/>).</summary>
    /// <param name="first">Receives normal draws.</param>
    /// <param name="second">Receives more, independent of the first.</param>
    void Normals(out T first, out T second);

    /// <summary>Entries of the sampler's table.</summary>
    /// <param name="index">Words, inside the table.</param>
    T Table(T index);

    /// <summary>The draws that the given stage made (<see cref="Sampler.Given"/>).</summary>
    T Given();
}
