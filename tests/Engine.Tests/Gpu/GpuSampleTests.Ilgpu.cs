using Accel.Engine.Engines;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;
using Accel.Kernels.Tests.Sampling;
using ILGPU;
using ILGPU.Runtime.CPU;

namespace Accel.Engine.Tests.Gpu;

public sealed partial class GpuSampleTests
{
    private static readonly StreamKey Key = new(0xFEDC_BA98_7654_3210, 9);

    /// <summary>One for all samplers: what their kernels have in common is compiled once.</summary>
    private static readonly Lazy<GpuEngine> Shared = new(OnProcessor);

    static partial void CompareBits(string sampler)
    {
        var drawn = SamplerCase.All.First(sample => sample.Name == sampler).Sampler;
        // Aligned; from the middle of a pair, and over the block index's lower half; fewer than a pair's distance.
        Compare(Shared.Value, drawn, 0, 64);
        Compare(Shared.Value, drawn, (1L << 33) - 77, 150);
        Compare(Shared.Value, drawn, 1_000_011, 3);
    }

    static partial void CompareBatches()
    {
        var gpu = Shared.Value;
        foreach (var sampler in new[] { Sampler.Of(new NormalSampler(1, 2)), GammaSampler.Of(0.3, 1), NegativeBinomialSampler.Of(0.5, 900) })
        {
            foreach (var (length, batch) in new[] { (100, 37), (96, 32), (33, 32), (5, 1) })
                Compare(gpu, sampler, 1_000_003, length, batch);
        }
    }

    static partial void DrawNothing()
    {
        var gpu = Shared.Value;
        gpu.Sample(Sampler.Of(new NormalSampler(0, 1)), Key, 5, []);
    }

    static partial void DrawOnDevice()
    {
        var sampler = NegativeBinomialSampler.Of(0.5, 900);
        var gpu = Shared.Value;
        using var batch = gpu.PrepareSample(sampler, Key, 100);
        batch.Draw(7, 100);
        batch.Draw(1007, 50);
        batch.BeginFetch(50);
        var got = new double[50];
        batch.EndFetch(got);
        Assert.Equal(Expected(sampler, 1007, 50), got);
    }

    static partial void FailWhileDrawing()
    {
        using var gpu = OnProcessor();
        var failure = Assert.Throws<DeviceFailureException>(() => gpu.Sample(Sampler.Of(new ThrowingSampler()), Key, 0, new double[4]));
        Assert.Contains("The computation failed on CPUAccelerator", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Choose another engine", failure.Message, StringComparison.Ordinal);
    }

    private static void Compare(GpuEngine gpu, Sampler sampler, long first, int count, int batch = GpuDraws.BatchLength)
    {
        var got = new double[count];
        gpu.Sample(sampler, Key, first, got, batch);
        Assert.Equal(Expected(sampler, first, count).Select(BitConverter.DoubleToInt64Bits), got.Select(BitConverter.DoubleToInt64Bits));
    }

    private static double[] Expected(Sampler sampler, long first, int count)
    {
        using var scalar = new ScalarEngine();
        var expected = new double[count];
        scalar.Sample(sampler, Key, first, expected);
        return expected;
    }

    private static GpuEngine OnProcessor()
    {
        var context = Context.Create(builder => builder.CPU());
        return new GpuEngine(context, context.GetCPUDevice(0));
    }

    /// <summary>No device can throw an exception, so that none compiles this.</summary>
    public readonly struct ThrowingSampler : ISampler
    {
        public static int BlocksPerAttempt => 1;

        public static bool UsesNormals => false;

        public static bool DrawsPairs => false;

        public static bool Rejects => false;

        public Attempt<T> Draw<T, TSource>(TSource source)
            where T : struct, ILane<T>
            where TSource : struct, IDrawSource<T> =>
            throw new NotSupportedException();
    }
}
