using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;
using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>The kernel that draws, for any sampler.</summary>
/// <remarks>
/// A sampler that rejects none takes two blocks of random bits at a time: their chains of operations fill each other's
/// waiting times, and share the constants. One that rejects keeps to a block until its draws succeed, and goes
/// on to the thread's next one at once: no thread waits for its neighbours' bad luck.
/// </remarks>
public static class DrawKernels
{
    /// <summary>Draws.</summary>
    /// <param name="sampler">The sampler.</param>
    /// <param name="table">Its table.</param>
    /// <param name="seed">The seed's bits.</param>
    /// <param name="stream">The stream's number's bits.</param>
    /// <param name="firstNumber">The number of a block's first part in this stage.</param>
    /// <param name="first">The number of the first draw, 0 or more.</param>
    /// <param name="given">The given stage's draws, of the same length; of any length where the sampler uses none.</param>
    /// <param name="draws">Receives the draws, at most 2^30.</param>
    public static void Draw<TSampler>(
        TSampler sampler, ArrayView<double> table, long seed, int stream, int firstNumber, long first,
        ArrayView<double> given, ArrayView<double> draws)
        where TSampler : unmanaged, ISampler
    {
        var skipped = TSampler.DrawsPairs ? (int)first & 15 : 0;
        var firstBlock = TSampler.DrawsPairs ? first - skipped >> 1 : first;
        var length = (int)draws.Length;
        var blocks = TSampler.DrawsPairs ? (skipped + length + 15 & ~15) >> 1 : length;
        var threads = Grid.DimX * Group.DimX;
        var block = Grid.IdxX * Group.DimX + Group.IdxX;
        if (TSampler.Rejects)
        {
            var number = firstNumber;
            var firstPending = 1;
            var secondPending = TSampler.DrawsPairs ? 1 : 0;
            while (block < blocks)
            {
                var at = FirstDrawOf<TSampler>(block) - skipped;
                var attempt = sampler.Draw<ScalarLane, DeviceDrawSource>(new(table, seed, stream, number, firstBlock + block, given, at));
                if (firstPending != 0 && !ScalarLane.AnyTrue(attempt.FirstRejected))
                {
                    Write(draws, at, attempt.First);
                    firstPending = 0;
                }
                if (secondPending != 0 && !ScalarLane.AnyTrue(attempt.SecondRejected))
                {
                    Write(draws, at + 8, attempt.Second);
                    secondPending = 0;
                }
                number += TSampler.BlocksPerAttempt;
                if (firstPending + secondPending == 0)
                {
                    block += threads;
                    number = firstNumber;
                    firstPending = 1;
                    secondPending = TSampler.DrawsPairs ? 1 : 0;
                }
            }
        }
        else
        {
            for (; block < blocks; block += 2 * threads)
            {
                var other = block + threads;
                var at = FirstDrawOf<TSampler>(block) - skipped;
                var otherAt = FirstDrawOf<TSampler>(other) - skipped;
                var attempt = sampler.Draw<ScalarLane, DeviceDrawSource>(new(table, seed, stream, firstNumber, firstBlock + block, given, at));
                var otherAttempt = sampler.Draw<ScalarLane, DeviceDrawSource>(new(table, seed, stream, firstNumber, firstBlock + other, given, otherAt));
                Write(draws, at, attempt.First);
                Write(draws, otherAt, otherAttempt.First);
                if (TSampler.DrawsPairs)
                {
                    Write(draws, at + 8, attempt.Second);
                    Write(draws, otherAt + 8, otherAttempt.Second);
                }
            }
        }
    }

    /// <summary>The place of a block's first draw, counted from the first block's.</summary>
    private static int FirstDrawOf<TSampler>(int block)
        where TSampler : unmanaged, ISampler =>
        TSampler.DrawsPairs ? 2 * block - (block & 7) : block;

    /// <summary>Leaves out what lies before or behind the asked-for draws, with which it shares blocks.</summary>
    private static void Write(ArrayView<double> draws, int at, ScalarLane draw)
    {
        if ((uint)at < (uint)draws.Length)
            draws[at] = draw.Value;
    }
}
