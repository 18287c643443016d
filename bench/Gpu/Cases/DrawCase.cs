using Accel.Kernels.Sampling;

namespace Accel.Bench.Gpu.Cases;

/// <summary>Draws from a distribution.</summary>
/// <param name="distribution">Its name in <see cref="HotPathWork.DrawInstructions"/>.</param>
/// <param name="parameters">Its parameters, for the title.</param>
/// <param name="sampler">The sampler.</param>
/// <param name="count">How many draws.</param>
internal sealed class DrawCase(string distribution, string parameters, Sampler sampler, int count) : BenchCase
{
    private const double WritingPart = 0.6;

    private static readonly StreamKey Stream = new(20240607);

    public override IReadOnlyList<PlannedPath> Paths =>
    [
        Plan("draws on the card", toHost: false) with
        {
            Target = IsNormal ? Target.OfWriting(WritingPart, (double)count * sizeof(double)) : null,
            TorchJob = IsNormal ? $"normals {count}" : null,
        },
        Plan("draws brought back", toHost: true),
    ];

    private bool IsNormal => distribution == "normal";

    public override IEnumerable<MeasuredPath> Measure(BenchMachine machine)
    {
        var draws = new double[count];
        var part = machine.CpuRows(count, 1);
        var cpu = machine.Least(() => machine.Cpu.Sample(sampler, Stream, 0, draws.AsSpan(0, part))) * count / part;
        double[] gpu =
        [
            machine.Card.DrawSeconds(sampler, Stream, count, machine.Seconds),
            machine.Least(() => machine.Gpu.Sample(sampler, Stream, 0, draws)),
        ];
        return Paths.Zip(gpu, (plan, seconds) => new MeasuredPath(plan, seconds) { CpuSeconds = cpu });
    }

    private PlannedPath Plan(string name, bool toHost) =>
        new(name, $"{distribution}({parameters}), {Amount(count)} draws", HotPathWork.OfDraws(distribution, count, toHost));
}
