using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>Numbers in registers, one for each of four left and eight right factors.</summary>
/// <param name="first">Those of the first left factor.</param>
/// <param name="second">Of the second.</param>
/// <param name="third">Of the third.</param>
/// <param name="fourth">Of the fourth.</param>
internal readonly struct FactorBlock<T>(Octet<T> first, Octet<T> second, Octet<T> third, Octet<T> fourth)
    where T : unmanaged
{
    /// <summary>Those of the first left factor.</summary>
    public Octet<T> First => first;

    /// <summary>Of the second.</summary>
    public Octet<T> Second => second;

    /// <summary>Of the third.</summary>
    public Octet<T> Third => third;

    /// <summary>Of the fourth.</summary>
    public Octet<T> Fourth => fourth;

    /// <summary>Writes them, those of the first left factor first.</summary>
    /// <param name="target">Where they go.</param>
    /// <param name="at">The place of the first.</param>
    /// <param name="step">Distance of two.</param>
    public void Store(ArrayView<T> target, long at, long step)
    {
        first.Store(target, at, step);
        second.Store(target, at + Octet<T>.Length * step, step);
        third.Store(target, at + 2 * Octet<T>.Length * step, step);
        fourth.Store(target, at + 3 * Octet<T>.Length * step, step);
    }
}
