using Accel.Engine.Data.AccelFormat;

namespace Accel.Engine.Tests.Data.AccelFormat;

public class Crc32CTests
{
    [Fact]
    public void Has_the_check_value_of_the_catalogue() => Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));

    [Fact]
    public void Has_the_values_of_RFC_3720()
    {
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Of((byte[])[.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of((byte[])[.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
    }

    [Fact]
    public void Stretches_side_by_side_sum_to_the_same_as_bit_after_bit()
    {
        var bytes = new byte[10_000];
        new Random(7).NextBytes(bytes);
        foreach (var length in new[] { 0, 1, 7, 8, 3071, 3072, 3073, 6144, 9999, 10_000 })
            Assert.Equal(BitAfterBit(bytes.AsSpan(0, length)), Crc32C.Of(bytes.AsSpan(0, length)));
    }

    private static uint BitAfterBit(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? sum >> 1 ^ 0x82F63B78 : sum >> 1;
        }
        return ~sum;
    }
}
