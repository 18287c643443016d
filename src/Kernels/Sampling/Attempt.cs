using Accel.Kernels.Lanes;

namespace Accel.Kernels.Sampling;

/// <summary>What came of one attempt to draw.</summary>
/// <param name="first">The draws, or the first of each pair.</param>
/// <param name="second">The second of each pair; means nothing where draws do not come in pairs.</param>
/// <param name="firstRejected">Mask of the first draws that must be tried again.</param>
/// <param name="secondRejected">Mask of the second draws that must be tried again.</param>
public readonly struct Attempt<T>(T first, T second, T firstRejected, T secondRejected)
    where T : struct, ILane<T>
{
    /// <summary>Two draws that succeeded.</summary>
    public Attempt(T first, T second) : this(first, second, default, default)
    {
    }

    /// <summary>The draws, or the first of each pair.</summary>
    public T First { get; } = first;

    /// <summary>The second of each pair.</summary>
    public T Second { get; } = second;

    /// <summary>Mask of the first draws that must be tried again.</summary>
    public T FirstRejected { get; } = firstRejected;

    /// <summary>Mask of the second draws that must be tried again.</summary>
    public T SecondRejected { get; } = secondRejected;
}
