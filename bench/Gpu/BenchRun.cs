using Accel.Bench.Gpu.Agreement;
using Accel.Bench.Gpu.Cases;
using Accel.Bench.Gpu.Report;
using Accel.Engine.Engines;

namespace Accel.Bench.Gpu;

/// <summary>Checks the GPU engine's results against the scalar engine's, then measures it.</summary>
/// <param name="gpu">The GPU engine.</param>
/// <param name="plan">On how much data.</param>
/// <param name="output">Receives each part of the report when it is ready.</param>
/// <param name="progress">Is told what is being done.</param>
internal sealed class BenchRun(IEngine gpu, BenchPlan plan, Action<string> output, Action<string> progress)
{
    /// <summary>Does everything.</summary>
    /// <param name="isEmulated">The card is a simulation.</param>
    public BenchReport Run(bool isEmulated)
    {
        using var machine = new BenchMachine(gpu, plan.Seconds, plan.CpuValues);
        output(MarkdownReport.Head(gpu.Info, machine.Cpu.Info, isEmulated));
        progress($"agreement with the scalar engine on {plan.AgreementRows} rows");
        List<ModelAgreement> models = [.. plan.AgreementModels.Select(model => ModelAgreement.Of(gpu, model, plan.AgreementRows))];
        progress($"agreement of {plan.AgreementDraws} draws of each distribution");
        List<DrawAgreement> draws = [.. plan.AgreementDistributions.SelectMany(one => DrawAgreement.Of(gpu, one, plan.AgreementDraws))];
        output(MarkdownReport.Agreement(models, draws));
        progress($"bounds of {gpu.Info.Device}");
        var bounds = machine.Card.MeasureBounds(plan.Bounds);
        progress("PyTorch");
        var cases = plan.Cases().ToList();
        var torch = isEmulated ? TorchRun.Absent : TorchRun.Of(cases.SelectMany(one => one.Paths).Select(path => path.TorchJob).OfType<string>());
        output(MarkdownReport.SpeedHead(bounds, torch.Version, plan.CpuValues));
        List<MeasuredPath> paths = [];
        foreach (var one in cases)
        {
            progress(one.Paths[^1].Case);
            foreach (var path in one.Measure(machine))
            {
                paths.Add(path with { TorchSeconds = torch.SecondsOf(path.Plan.TorchJob) });
                output(MarkdownReport.Path(paths[^1], bounds));
            }
        }
        return new BenchReport(gpu.Info, machine.Cpu.Info, isEmulated, bounds, models, draws, paths, torch.Version);
    }
}
