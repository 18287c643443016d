using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>Sums over a group of threads in a fixed tree: the same bits on every run.</summary>
public static class GroupSum
{
    /// <summary>The most threads a group may have; it has a power of two of them.</summary>
    public const int MostThreads = 128;

    /// <summary>
    /// Adds up each quantity over the group's threads; every thread must call it. Afterwards
    /// the sum of quantity k is at k times the group's size.
    /// </summary>
    /// <param name="shared">Each thread's values: of quantity k at k times the group's size, plus the thread's index.</param>
    /// <param name="quantities">Number of quantities.</param>
    public static void Tree(ArrayView<double> shared, int quantities)
    {
        for (var half = Group.DimX >> 1; half > 0; half >>= 1)
        {
            Group.Barrier();
            for (var i = Group.IdxX; i < quantities * half; i += Group.DimX)
            {
                var at = i / half * Group.DimX + i % half;
                shared[at] += shared[at + half];
            }
        }
        Group.Barrier();
    }
}
