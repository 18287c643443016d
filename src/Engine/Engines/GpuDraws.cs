using Accel.Kernels.Gpu;
using Accel.Kernels.Sampling;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Draws on a card. A kernel is compiled for each kind of sampler when it is first used.</summary>
/// <param name="accelerator">The card.</param>
/// <param name="groupSize">Threads of a group.</param>
internal sealed class GpuDraws(Accelerator accelerator, int groupSize)
{
    /// <summary>Draws that are made and fetched at a time.</summary>
    private const int Batch = 1 << 24;

    private const int MostGroups = 4096;

    private readonly Dictionary<Type, Delegate> _kernels = [];

    /// <summary>Draws.</summary>
    public void Fill(Sampler sampler, StreamKey stream, long first, Span<double> into)
    {
        using var memory = new GpuMemory(accelerator);
        var stages = new List<ArrayView<double>>();
        for (var stage = sampler; stage is not null; stage = stage.Given)
            stages.Add(memory.Allocate<double>(Math.Min(Batch, into.Length)));
        for (var done = 0; done < into.Length; done += Batch)
        {
            var count = Math.Min(Batch, into.Length - done);
            Draw(sampler, 0, stream, first + done, count, stages, memory);
            stages[0].SubView(0, count).CopyToCPU(ref into[done], count);
        }
    }

    /// <summary>Makes the draws of a stage, after those of the stages that it depends on.</summary>
    private void Draw(Sampler sampler, int stage, StreamKey stream, long first, int count, List<ArrayView<double>> stages, GpuMemory memory)
    {
        if (sampler.Given is not null)
            Draw(sampler.Given, stage + 1, stream, first, count, stages, memory);
        var given = stages[Math.Min(stage + 1, stages.Count - 1)];
        sampler.Accept(new Launch(this, stream, sampler.FirstNumber, first, given, stages[stage].SubView(0, count), memory));
    }

    private Action<KernelConfig, TSampler, ArrayView<double>, long, int, int, long, ArrayView<double>, ArrayView<double>> KernelOf<TSampler>()
        where TSampler : unmanaged, ISampler
    {
        if (!_kernels.TryGetValue(typeof(TSampler), out var kernel))
        {
            kernel = accelerator.LoadStreamKernel<TSampler, ArrayView<double>, long, int, int, long, ArrayView<double>, ArrayView<double>>(DrawKernels.Draw);
            _kernels.Add(typeof(TSampler), kernel);
        }
        return (Action<KernelConfig, TSampler, ArrayView<double>, long, int, int, long, ArrayView<double>, ArrayView<double>>)kernel;
    }

    private sealed class Launch(
        GpuDraws owner, StreamKey stream, uint firstNumber, long first, ArrayView<double> given, ArrayView<double> draws, GpuMemory memory)
        : ISamplerVisitor<bool>
    {
        public bool Visit<TSampler>(TSampler sampler, double[] table)
            where TSampler : unmanaged, ISampler
        {
            var groups = (int)Math.Min(MostGroups, (draws.Length + owner.GroupSize - 1) / owner.GroupSize);
            owner.KernelOf<TSampler>()(
                (groups, owner.GroupSize), sampler, memory.Upload(table), (long)stream.Seed, (int)stream.Number, (int)firstNumber, first, given, draws);
            return true;
        }
    }

    private int GroupSize => groupSize;
}
