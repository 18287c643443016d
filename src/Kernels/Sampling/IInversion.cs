using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>A distribution that one random word makes a draw of.</summary>
public interface IInversion
{
    /// <summary>The draws.</summary>
    /// <param name="word">Random words.</param>
    T Draw<T>(T word) where T : struct, ILane<T>;
}
