using Accel.Bench.Gpu.Agreement;
using Accel.Bench.Gpu.Report;
using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Kernels.Distributions;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;

namespace Accel.Bench.Tests;

/// <summary>The check of a card, with other engines in its place.</summary>
public sealed class AgreementTests
{
    private const int Draws = 51;

    [Fact]
    public void Every_model_has_data_on_which_engines_agree()
    {
        using var engine = new SimdEngine(1);
        foreach (var model in ResponseModelDescriptor.Spanning)
        {
            var agreement = ModelAgreement.Of(engine, model, 67);
            Assert.True(agreement.Worst <= BenchReport.Tolerance, agreement.ToString());
        }
    }

    [Fact]
    public void Every_distribution_has_parameters_at_which_engines_draw_the_same()
    {
        using var engine = new SimdEngine(1);
        foreach (var distribution in DistributionRegistry.All)
        {
            var agreements = DrawAgreement.Of(engine, distribution, Draws).ToList();
            Assert.InRange(agreements.Count, 1, 2);
            Assert.All(agreements, one => Assert.Equal((0, 0.0, 0.0), (one.Others, one.Ulps, one.Worst)));
        }
    }

    [Fact]
    public void Other_bits_are_counted_and_measured()
    {
        using var engine = new OneUlpUp();
        var agreement = DrawAgreement.Of(engine, DistributionRegistry.Find("exponential")!, Draws).First();
        Assert.Equal((Draws, 1.0), (agreement.Others, agreement.Ulps));
        Assert.InRange(agreement.Worst, 1.1e-16, 2.3e-16);
    }

    /// <summary>Draws a unit of the last place too large.</summary>
    private sealed class OneUlpUp : IEngine
    {
        private readonly ScalarEngine _scalar = new();

        public EngineInfo Info => _scalar.Info;

        public IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model, double passes = IEngine.PassesOfFit) =>
            _scalar.Load(design, observations, model, passes);

        public void Sample(Sampler sampler, StreamKey stream, long first, Span<double> into)
        {
            _scalar.Sample(sampler, stream, first, into);
            foreach (ref var value in into)
                value = Math.BitIncrement(value);
        }

        public void Dispose() => _scalar.Dispose();
    }
}
