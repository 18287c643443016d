using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;
using Accel.Kernels.Tests.Lanes;

namespace Accel.Kernels.Tests.Sampling;

/// <summary>A draw is a function of seed, stream and number alone, on whatever lanes and in whatever company.</summary>
public class SamplerBitTests
{
    private static readonly StreamKey Key = new(20240607, 3);

    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Every_lane_draws_the_bits_of_the_scalar_lane(LaneKind lane)
    {
        foreach (var (name, sampler) in SamplerCase.All)
            Assert.True(Bits(sampler, LaneKind.Scalar, 0, 1000).SequenceEqual(Bits(sampler, lane, 0, 1000)), name);
    }

    [Fact]
    public void A_draw_does_not_depend_on_its_batch()
    {
        foreach (var (name, sampler) in SamplerCase.All)
        {
            var all = Bits(sampler, LaneSelection.InHardware[0], 0, 1500);
            foreach (var (first, count) in new[] { (0, 1), (1, 1), (255, 2), (256, 256), (250, 700), (1499, 1) })
                Assert.True(all.AsSpan(first, count).SequenceEqual(Bits(sampler, LaneSelection.InHardware[0], first, count)), $"{name}: {count} from {first}");
        }
    }

    [Fact]
    public void Seeds_streams_and_far_numbers_differ()
    {
        var sampler = Sampler.Of(new NormalSampler(0, 1));
        double[] draws = [.. Draws(Key, 0), .. Draws(Key with { Seed = 1 }, 0), .. Draws(Key with { Number = 4 }, 0), .. Draws(Key, 1L << 33), .. Draws(Key, long.MaxValue - 300)];
        Assert.Equal(draws.Length, draws.Distinct().Count());

        double[] Draws(StreamKey key, long first)
        {
            var draws = new double[100];
            sampler.Fill(LaneSelection.InHardware[0], key, first, draws);
            return draws;
        }
    }

    [Fact]
    public void A_negative_number_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sampler.Of(new NormalSampler(0, 1)).Fill(LaneKind.Scalar, Key, -1, new double[1]));

    private static long[] Bits(Sampler sampler, LaneKind lane, long first, int count)
    {
        var draws = new double[count];
        sampler.Fill(lane, Key, first, draws);
        return Array.ConvertAll(draws, BitConverter.DoubleToInt64Bits);
    }
}
