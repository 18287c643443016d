using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;
using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>What one attempt of a device's thread is made of; the random bits are computed when they are asked for.</summary>
/// <param name="table">The sampler's table.</param>
/// <param name="seed">The seed's bits.</param>
/// <param name="stream">The stream's number's bits.</param>
/// <param name="firstNumber">The number of the attempt's first block among those with its index.</param>
/// <param name="block">The blocks' index.</param>
/// <param name="given">The given stage's draws.</param>
/// <param name="at">The place of this draw among them.</param>
public readonly struct DeviceDrawSource(
    ArrayView<double> table, long seed, int stream, int firstNumber, long block, ArrayView<double> given, int at)
    : IDrawSource<ScalarLane>
{
    /// <inheritdoc/>
    public void Block(int number, out ScalarLane first, out ScalarLane second) =>
        Philox.Block(
            new SeedKeys<ScalarLane>((ulong)seed), ScalarLane.BroadcastWord((ulong)block), (uint)stream, (uint)(firstNumber + number),
            out first, out second);

    /// <inheritdoc/>
    public void Normals(out ScalarLane first, out ScalarLane second)
    {
        Block(0, out var radius, out var angle);
        NormalPair.Draw(radius, angle, out first, out second);
    }

    /// <inheritdoc/>
    public ScalarLane Table(ScalarLane index) => new(table[BitConverter.DoubleToInt64Bits(index.Value)]);

    /// <inheritdoc/>
    public ScalarLane Given() => new(given[at]);
}
