using Accel.Engine.Engines;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Tests.Engines;

/// <summary>Draws have the same bits on every engine of the processor, for any number of threads and in any pieces.</summary>
public class SampleTests
{
    private static readonly StreamKey Key = new(7, 1);

    [Fact]
    public void Threads_lanes_and_pieces_leave_no_trace()
    {
        foreach (var sampler in new[] { Sampler.Of(new NormalSampler(0, 1)), GammaSampler.Of(0.7, 2), NegativeBinomialSampler.Of(0.5, 900) })
        {
            using var scalar = new ScalarEngine();
            var expected = Draw(scalar, sampler, 5, 40_000);
            foreach (var threads in new[] { 1, 2, 5 })
            {
                using var engine = new SimdEngine(threads);
                Assert.True(expected.AsSpan().SequenceEqual(Draw(engine, sampler, 5, 40_000)));
                Assert.True(expected.AsSpan(20_000, 17_000).SequenceEqual(Draw(engine, sampler, 20_005, 17_000)));
                Assert.Equal(expected[39_999], Draw(engine, sampler, 40_004, 1)[0]);
                Assert.Empty(Draw(engine, sampler, 3, 0));
            }
        }
    }

    [Fact]
    public void A_negative_number_is_refused()
    {
        using var engine = new SimdEngine(1, LaneKind.Scalar);
        Assert.Throws<ArgumentOutOfRangeException>(() => Draw(engine, Sampler.Of(new NormalSampler(0, 1)), -1, 3));
    }

    private static double[] Draw(IEngine engine, Sampler sampler, long first, int count)
    {
        var draws = new double[count];
        engine.Sample(sampler, Key, first, draws);
        return draws;
    }
}
