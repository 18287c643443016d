using Accel.Engine.Engines;
using Accel.Kernels.Sampling;
using ILGPU;
using ILGPU.Runtime.CPU;

namespace Accel.Engine.Tests.Gpu;

public sealed partial class GpuSampleTests
{
    static partial void CompareBits()
    {
        Sampler[] samplers =
        [
            Sampler.Of(new NormalSampler(1, 2)), Sampler.Of(new IntegerSampler(1, 6)), Sampler.Of(new InversionSampler<CauchyInversion>(new(0, 1))),
            PoissonMass.SamplerOf(2), GammaSampler.Of(0.4, 1), BetaSampler.Of(2, 3), StudentTSampler.Of(3), BinomialMass.SamplerOf(1e6, 0.3),
            NegativeBinomialSampler.Of(0.5, 900), TweedieSampler.Of(2, 1, 1.5),
        ];
        var context = Context.Create(builder => builder.CPU());
        using var gpu = new GpuEngine(context, context.GetCPUDevice(0));
        using var scalar = new ScalarEngine();
        foreach (var sampler in samplers)
        {
            var (expected, got) = (new double[333], new double[333]);
            scalar.Sample(sampler, new(3, 9), 1_000_003, expected);
            gpu.Sample(sampler, new(3, 9), 1_000_003, got);
            Assert.Equal(expected, got);
        }
    }
}
