using Accel.Engine.Engines;
using Accel.Engine.Measurement;
using Accel.Engine.Tests.Engines;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;
using ILGPU;
using ILGPU.Runtime.CPU;

namespace Accel.Engine.Tests.Gpu;

public sealed partial class AutomaticGpuTests
{
    private static readonly ResponseModelDescriptor Model = MeasuredModel.Logistic.Model;

    static partial void MeasureSlowCard()
    {
        var small = new EngineCalibration(300, 2, 200, 4, 256, 0);
        var costs = new List<EngineCosts>();
        var notices = new List<EngineNotice>();
        using var engine = Engine(notices, (measured, opening) =>
        {
            costs.Add(small.Measure(measured, opening));
            return costs[^1];
        });
        var data = new GeneratedData(500, 2, Model);
        using var resident = engine.Load(data.Design, data.Observations, Model);
        Assert.Equal("cpu", engine.Info.Name);
        Assert.Equal(2, costs.Count);
        Assert.All(costs, one => Assert.True(one.IsPossible));
        Assert.True(costs[0].StartSeconds > 0 && costs[0].Speed < costs[1].Speed);
        Assert.StartsWith("The work does not pay for the GPU Fake 9000: expected are ", notices[1].Text);
    }

    static partial void ComputeOnCard()
    {
        var notices = new List<EngineNotice>();
        var fast = new EngineCosts(0, 1e12, 0, 1e15, 1e9, 1e12);
        using var engine = Engine(notices, (_, opening) => opening is null ? fast with { PassLatency = 1, DrawRate = 1 } : fast);
        var data = new GeneratedData(300, 2, Model);
        using var resident = engine.Load(data.Design, data.Observations, Model);
        Assert.Equal("gpu", engine.Info.Name);
        Assert.StartsWith("The work pays for the GPU Fake 9000: expected are ", notices[1].Text);
        using var cpu = new SimdEngine(1);
        using var expected = cpu.Load(data.Design, data.Observations, Model);
        var (want, have) = (new NormalEquations(resident.ColumnCount, Arithmetic.Plain), new NormalEquations(resident.ColumnCount, Arithmetic.Plain));
        expected.NormalEquations(data.Beta, want);
        resident.NormalEquations(data.Beta, have);
        Assert.Equal(want.Deviance, have.Deviance, 1e-9);
    }

    private static AutomaticEngine Engine(List<EngineNotice> notices, Func<IEngine, double?, EngineCosts> measure) => new(
        new SimdEngine(1),
        () => new CardAccess(
            () => (FakeCard.Description, ""),
            _ =>
            {
                var context = Context.Create(builder => builder.CPU());
                return new GpuEngine(context, context.GetCPUDevice(0));
            },
            measure, new CostFile(null), IsNamed: false),
        notices.Add, leastSecondsToLook: 0);
}
