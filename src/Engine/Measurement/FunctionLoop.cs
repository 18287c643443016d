using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Measurement;

/// <summary>A lane function over doubles that stay in the nearest cache.</summary>
/// <typeparam name="T">The lane type.</typeparam>
/// <typeparam name="TFunction">The function.</typeparam>
internal sealed unsafe class FunctionLoop<T, TFunction> : BoundLoop
    where T : struct, ILane<T>
    where TFunction : struct, ILaneFunction
{
    private const int Count = 1024;
    private const int Sweeps = 256;

    private double* _values;

    public FunctionLoop()
    {
        _values = (double*)NativeMemory.AlignedAlloc(2 * Count * sizeof(double), 64);
        for (var i = 0; i < Count; i++)
            _values[i] = 0.01 + 4.0 * i / Count;
    }

    public override double Amount => (double)Count * Sweeps;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run()
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var i = 0; i < Count; i += T.Count)
                T.Store(TFunction.Of(T.Load(_values + i)), _values + Count + i);
        }
    }

    public override void Dispose()
    {
        NativeMemory.AlignedFree(_values);
        _values = null;
    }
}

/// <summary>A function of one argument on lanes.</summary>
internal interface ILaneFunction
{
    /// <summary>Its value.</summary>
    static abstract T Of<T>(T x) where T : struct, ILane<T>;
}

/// <summary><see cref="Exponential.Exp"/>.</summary>
internal readonly struct ExpFunction : ILaneFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x) where T : struct, ILane<T> => Exponential.Exp(x);
}

/// <summary><see cref="Logarithm.Log"/>.</summary>
internal readonly struct LogFunction : ILaneFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x) where T : struct, ILane<T> => Logarithm.Log(x);
}
