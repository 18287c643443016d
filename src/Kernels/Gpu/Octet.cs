using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>Eight numbers in registers.</summary>
/// <param name="first">The first.</param>
/// <param name="second">The second.</param>
/// <param name="third">The third.</param>
/// <param name="fourth">The fourth.</param>
/// <param name="fifth">The fifth.</param>
/// <param name="sixth">The sixth.</param>
/// <param name="seventh">The seventh.</param>
/// <param name="eighth">The eighth.</param>
internal readonly struct Octet<T>(T first, T second, T third, T fourth, T fifth, T sixth, T seventh, T eighth)
    where T : unmanaged
{
    /// <summary>How many.</summary>
    public const int Length = 8;

    /// <summary>The first.</summary>
    public T First => first;

    /// <summary>The second.</summary>
    public T Second => second;

    /// <summary>The third.</summary>
    public T Third => third;

    /// <summary>The fourth.</summary>
    public T Fourth => fourth;

    /// <summary>The fifth.</summary>
    public T Fifth => fifth;

    /// <summary>The sixth.</summary>
    public T Sixth => sixth;

    /// <summary>The seventh.</summary>
    public T Seventh => seventh;

    /// <summary>The eighth.</summary>
    public T Eighth => eighth;

    /// <summary>Reads eight numbers.</summary>
    /// <param name="source">Where they are.</param>
    /// <param name="at">The place of the first.</param>
    /// <param name="step">Distance of two.</param>
    public static Octet<T> Load(ArrayView<T> source, int at, int step) => new(
        source[at], source[at + step], source[at + 2 * step], source[at + 3 * step],
        source[at + 4 * step], source[at + 5 * step], source[at + 6 * step], source[at + 7 * step]);

    /// <summary>Writes them.</summary>
    /// <param name="target">Where they go.</param>
    /// <param name="at">The place of the first.</param>
    /// <param name="step">Distance of two.</param>
    public void Store(ArrayView<T> target, long at, long step)
    {
        target[at] = first;
        target[at + step] = second;
        target[at + 2 * step] = third;
        target[at + 3 * step] = fourth;
        target[at + 4 * step] = fifth;
        target[at + 5 * step] = sixth;
        target[at + 6 * step] = seventh;
        target[at + 7 * step] = eighth;
    }
}
