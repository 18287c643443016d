using Accel.Kernels.Gpu;
using Accel.Kernels.Sampling;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Makes the draws from one on of a sampler's stream, for as long as the view for them is; they are there when the accelerator's stream is through.</summary>
/// <param name="stream">The accelerator's stream.</param>
/// <param name="first">The number of the first draw.</param>
/// <param name="given">The given stage's draws; any view where there is none.</param>
/// <param name="draws">Receives the draws.</param>
internal delegate void DrawLaunch(AcceleratorStream stream, long first, ArrayView<double> given, ArrayView<double> draws);

/// <summary>The draw kernel on a card, compiled for each kind of sampler when it is first used.</summary>
/// <param name="accelerator">The card.</param>
/// <param name="groupSize">Threads of a group.</param>
internal sealed class GpuDrawKernels(Accelerator accelerator, int groupSize)
{
    /// <summary>As many as the card runs at a time: the more draws a thread makes, the less a rejected one matters.</summary>
    private readonly int _mostGroups = Math.Max(1, accelerator.MaxNumThreads / groupSize);

    private readonly Dictionary<Type, Delegate> _kernels = [];

    /// <summary>Makes a sampler ready.</summary>
    /// <param name="sampler">The sampler; its given stage is to be bound by itself.</param>
    /// <param name="key">Seed and stream of the draws.</param>
    /// <param name="memory">Owns the sampler's table.</param>
    public DrawLaunch Bind(Sampler sampler, StreamKey key, GpuMemory memory) =>
        sampler.Accept(new Binding(this, key, (int)sampler.FirstNumber, memory));

    private Action<AcceleratorStream, KernelConfig, TSampler, ArrayView<double>, long, int, int, long, ArrayView<double>, ArrayView<double>> KernelOf<TSampler>()
        where TSampler : unmanaged, ISampler
    {
        if (!_kernels.TryGetValue(typeof(TSampler), out var kernel))
        {
            kernel = accelerator.LoadKernel<TSampler, ArrayView<double>, long, int, int, long, ArrayView<double>, ArrayView<double>>(DrawKernels.Draw);
            _kernels.Add(typeof(TSampler), kernel);
        }
        return (Action<AcceleratorStream, KernelConfig, TSampler, ArrayView<double>, long, int, int, long, ArrayView<double>, ArrayView<double>>)kernel;
    }

    private KernelConfig ConfigOf(long draws) => ((int)Math.Min(_mostGroups, (draws + groupSize - 1) / groupSize), groupSize);

    private sealed class Binding(GpuDrawKernels owner, StreamKey key, int firstNumber, GpuMemory memory) : ISamplerVisitor<DrawLaunch>
    {
        public DrawLaunch Visit<TSampler>(TSampler sampler, double[] table)
            where TSampler : unmanaged, ISampler
        {
            var kernel = owner.KernelOf<TSampler>();
            var deviceTable = memory.Upload(table);
            return (stream, first, given, draws) => kernel(
                stream, owner.ConfigOf(draws.Length), sampler, deviceTable, (long)key.Seed, (int)key.Number, firstNumber, first, given, draws);
        }
    }
}
