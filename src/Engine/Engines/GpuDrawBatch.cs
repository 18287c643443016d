using Accel.Kernels.Sampling;
using ILGPU;
using ILGPU.Runtime;

namespace Accel.Engine.Engines;

/// <summary>Draws that are made together in a card's memory, in a stream of its own: two batches make and fetch at the same time.</summary>
internal sealed class GpuDrawBatch : IDisposable
{
    private readonly Accelerator _accelerator;
    private readonly GpuMemory _memory;
    private readonly AcceleratorStream _stream;
    private readonly List<(DrawLaunch Launch, ArrayView<double> Draws)> _stages = [];
    private PageLockedArray1D<double>? _host;
    private int _fetched;

    /// <summary>Allocates the memory.</summary>
    /// <param name="accelerator">The card.</param>
    /// <param name="kernels">Its kernels.</param>
    /// <param name="sampler">What to draw.</param>
    /// <param name="key">Seed and stream of the draws.</param>
    /// <param name="capacity">The most draws at a time, at most 2^30.</param>
    public GpuDrawBatch(Accelerator accelerator, GpuDrawKernels kernels, Sampler sampler, StreamKey key, int capacity)
    {
        _accelerator = accelerator;
        _memory = new GpuMemory(accelerator);
        _stream = accelerator.CreateStream();
        try
        {
            for (var stage = sampler; stage is not null; stage = stage.Given)
                _stages.Insert(0, (kernels.Bind(stage, key, _memory), _memory.Allocate<double>(capacity)));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Begins to make draws, those of the stages that they depend on first.</summary>
    /// <param name="first">The number of the first draw.</param>
    /// <param name="count">How many.</param>
    public void Draw(long first, int count)
    {
        var given = _stages[0].Draws;
        foreach (var (launch, stage) in _stages)
        {
            var draws = stage.SubView(0, count);
            launch(_stream, first, given, draws);
            given = draws;
        }
    }

    /// <summary>Begins to copy the draws into memory that the card reaches by itself.</summary>
    /// <param name="count">How many.</param>
    public void BeginFetch(int count)
    {
        var draws = _stages[^1].Draws;
        _host ??= _accelerator.AllocatePageLocked1D<double>(draws.Length, uninitialized: true);
        draws.SubView(0, count).CopyTo(_stream, _host.ArrayView.SubView(0, count));
        _fetched = count;
    }

    /// <summary>Waits for the copy that was begun, and hands it over.</summary>
    /// <param name="into">Receives the draws, as many as were asked for.</param>
    public void EndFetch(Span<double> into)
    {
        Synchronize();
        _host!.Span[.._fetched].CopyTo(into);
    }

    /// <summary>Waits until all that was begun is done.</summary>
    public void Synchronize() => _stream.Synchronize();

    public void Dispose()
    {
        // The card's memory first: that waits for what still writes from it.
        _memory.Dispose();
        _host?.Dispose();
        _stream.Dispose();
    }
}
