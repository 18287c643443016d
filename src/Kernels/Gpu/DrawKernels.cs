using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;
using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>The kernel that draws, for any sampler: a thread takes a block of random bits until its draws succeed.</summary>
public static class DrawKernels
{
    /// <summary>Draws.</summary>
    /// <param name="sampler">The sampler.</param>
    /// <param name="table">Its table.</param>
    /// <param name="seed">The seed's bits.</param>
    /// <param name="stream">The stream's number's bits.</param>
    /// <param name="firstNumber">The number of a block's first part in this stage.</param>
    /// <param name="first">The number of the first draw.</param>
    /// <param name="given">The given stage's draws, of the same length; of any length where the sampler uses none.</param>
    /// <param name="draws">Receives the draws.</param>
    public static void Draw<TSampler>(
        TSampler sampler, ArrayView<double> table, long seed, int stream, int firstNumber, long first,
        ArrayView<double> given, ArrayView<double> draws)
        where TSampler : unmanaged, ISampler
    {
        var firstBlock = TSampler.DrawsPairs ? first / 16 * 8 : first;
        var end = TSampler.DrawsPairs ? (first + draws.Length + 15) / 16 * 8 : first + draws.Length;
        var threads = (long)Grid.DimX * Group.DimX;
        for (var block = firstBlock + (long)Grid.IdxX * Group.DimX + Group.IdxX; block < end; block += threads)
        {
            var at = (TSampler.DrawsPairs ? 2 * block - block % 8 : block) - first;
            var firstPending = at >= 0 && at < draws.Length ? 1 : 0;
            var secondPending = TSampler.DrawsPairs && at + 8 >= 0 && at + 8 < draws.Length ? 1 : 0;
            var number = firstNumber;
            var condition = TSampler.DrawsPairs ? 0 : given[at % given.Length];
            while (firstPending + secondPending > 0)
            {
                var source = new DeviceDrawSource(table, seed, stream, number, block, condition);
                var attempt = sampler.Draw<ScalarLane, DeviceDrawSource>(source);
                if (firstPending != 0 && attempt.FirstRejected.Value == 0)
                {
                    draws[at] = attempt.First.Value;
                    firstPending = 0;
                }
                if (secondPending != 0 && attempt.SecondRejected.Value == 0)
                {
                    draws[at + 8] = attempt.Second.Value;
                    secondPending = 0;
                }
                number += TSampler.BlocksPerAttempt;
            }
        }
    }
}
