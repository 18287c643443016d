using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;
using Accel.Kernels.Tests.Lanes;

namespace Accel.Kernels.Tests.Sampling;

/// <summary>The generator against the known answers that its authors publish (Random123, kat_vectors).</summary>
public class PhiloxTests
{
    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Has_the_published_answers(LaneKind lane)
    {
        Check(lane, [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
        Check(lane, [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]);
        Check(lane, [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]);
    }

    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Every_element_has_its_own_block(LaneKind lane)
    {
        var stream = new StreamKey(0x0123_4567_89AB_CDEF, 42);
        ulong[] indexes = [0, 1, 2, 0xFFFF_FFFF, 0x1_0000_0000, ulong.MaxValue, 7, 0x8000_0000_0000_0000];
        Assert.Equal(
            new Blocks(stream, indexes, 5).Visit<ScalarLane>(),
            lane.Accept(new Blocks(stream, indexes, 5)));
    }

    private static void Check(LaneKind lane, uint[] counter, uint[] key, uint[] expected)
    {
        var stream = new StreamKey(key[0] | (ulong)key[1] << 32, counter[2]);
        var index = counter[0] | (ulong)counter[1] << 32;
        var words = lane.Accept(new Blocks(stream, [.. Enumerable.Repeat(index, 8)], counter[3]));
        Assert.All(words, word => Assert.Equal((expected[0] | (ulong)expected[1] << 32, expected[2] | (ulong)expected[3] << 32), word));
    }

    private sealed class Blocks(StreamKey stream, ulong[] indexes, uint number) : ILaneVisitor<(ulong, ulong)[]>
    {
        public unsafe (ulong, ulong)[] Visit<T>() where T : struct, ILane<T>
        {
            var first = new ulong[indexes.Length];
            var second = new ulong[indexes.Length];
            fixed (ulong* index = indexes, into0 = first, into1 = second)
            {
                for (var i = 0; i < indexes.Length; i += T.Count)
                {
                    Philox.Block(new SeedKeys<T>(stream.Seed), T.Load((double*)index + i), stream.Number, number, out var word0, out var word1);
                    T.Store(word0, (double*)into0 + i);
                    T.Store(word1, (double*)into1 + i);
                }
            }
            return [.. first.Zip(second)];
        }
    }
}
