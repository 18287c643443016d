using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Measurement;

/// <summary>Streams through memory of its own, reading or writing every byte once.</summary>
/// <typeparam name="T">The lane type.</typeparam>
internal sealed unsafe class MemoryLoop<T> : BoundLoop
    where T : struct, ILane<T>
{
    private const int Unroll = 4;

    private readonly bool _writes;
    private readonly long _count;
    private double* _memory;

    /// <summary>Takes memory and touches it.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="writes">Write it, not read.</param>
    public MemoryLoop(long bytes, bool writes)
    {
        _writes = writes;
        _count = bytes / sizeof(double) / (Unroll * T.Count) * (Unroll * T.Count);
        _memory = (double*)NativeMemory.AlignedAlloc((nuint)_count * sizeof(double), 64);
        Write();
    }

    public override double Amount => (double)_count * sizeof(double);

    /// <summary>The sum of what was read; kept so that the reading cannot be left out.</summary>
    public double Sum { get; private set; }

    public override void Run()
    {
        if (_writes)
            Write();
        else
            Read();
    }

    public override void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read()
    {
        var (a, b, c, d) = (T.Broadcast(0), T.Broadcast(0), T.Broadcast(0), T.Broadcast(0));
        var end = _memory + _count;
        for (var at = _memory; at < end; at += Unroll * T.Count)
        {
            a += T.Load(at);
            b += T.Load(at + T.Count);
            c += T.Load(at + 2 * T.Count);
            d += T.Load(at + 3 * T.Count);
        }
        Sum = T.Sum(a + b + (c + d));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write()
    {
        var value = T.Broadcast(1);
        var end = _memory + _count;
        for (var at = _memory; at < end; at += Unroll * T.Count)
        {
            T.Store(value, at);
            T.Store(value, at + T.Count);
            T.Store(value, at + 2 * T.Count);
            T.Store(value, at + 3 * T.Count);
        }
    }
}
