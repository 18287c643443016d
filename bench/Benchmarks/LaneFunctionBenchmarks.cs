using System.Numerics.Tensors;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using BenchmarkDotNet.Attributes;

namespace Accel.Bench.Benchmarks;

/// <summary>The lane functions over 4,096 doubles that stay in cache, beside <see cref="Math"/> and TensorPrimitives.</summary>
[MinColumn]
public class LaneFunctionBenchmarks : ILaneVisitor<double[]>
{
    private const int Count = 4096;
    private readonly double[] _x = new double[Count];
    private readonly double[] _y = new double[Count];
    private string _function = "";

    [Params(LaneKind.Lane512, LaneKind.Lane256, LaneKind.Lane128, LaneKind.Scalar)]
    public LaneKind Lane { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        for (var i = 0; i < Count; i++)
            _x[i] = 0.01 + 4.0 * i / Count;
    }

    [Benchmark]
    public double[] Exp() => Apply("exp");

    [Benchmark]
    public double[] Expm1() => Apply("expm1");

    [Benchmark]
    public double[] Log() => Apply("log");

    [Benchmark]
    public double[] Log1p() => Apply("log1p");

    [Benchmark]
    public double[] Logistic() => Apply("logistic");

    [Benchmark]
    public double[] Softplus() => Apply("softplus");

    [Benchmark]
    public double[] TensorPrimitivesExp()
    {
        TensorPrimitives.Exp<double>(_x, _y);
        return _y;
    }

    [Benchmark]
    public double[] MathExp()
    {
        for (var i = 0; i < Count; i++)
            _y[i] = Math.Exp(_x[i]);
        return _y;
    }

    public double[] Visit<T>()
        where T : struct, ILane<T>
    {
        switch (_function)
        {
            case "exp": Run<T, ExpOperation>(); break;
            case "expm1": Run<T, Expm1Operation>(); break;
            case "log": Run<T, LogOperation>(); break;
            case "log1p": Run<T, Log1pOperation>(); break;
            case "logistic": Run<T, LogisticOperation>(); break;
            default: Run<T, SoftplusOperation>(); break;
        }
        return _y;
    }

    private double[] Apply(string function)
    {
        _function = function;
        return Lane.Accept(this);
    }

    private unsafe void Run<T, TOperation>()
        where T : struct, ILane<T>
        where TOperation : struct, IOperation
    {
        fixed (double* x = _x, y = _y)
        {
            for (var i = 0; i < Count; i += T.Count)
                T.Store(TOperation.Of(T.Load(x + i)), y + i);
        }
    }

    private interface IOperation
    {
        static abstract T Of<T>(T x) where T : struct, ILane<T>;
    }

    private readonly struct ExpOperation : IOperation
    {
        public static T Of<T>(T x) where T : struct, ILane<T> => Exponential.Exp(x);
    }

    private readonly struct Expm1Operation : IOperation
    {
        public static T Of<T>(T x) where T : struct, ILane<T> => Exponential.Expm1(x);
    }

    private readonly struct LogOperation : IOperation
    {
        public static T Of<T>(T x) where T : struct, ILane<T> => Logarithm.Log(x);
    }

    private readonly struct Log1pOperation : IOperation
    {
        public static T Of<T>(T x) where T : struct, ILane<T> => Logarithm.Log1p(x);
    }

    private readonly struct LogisticOperation : IOperation
    {
        public static T Of<T>(T x) where T : struct, ILane<T> => Sigmoid.Logistic(x);
    }

    private readonly struct SoftplusOperation : IOperation
    {
        public static T Of<T>(T x) where T : struct, ILane<T> => Sigmoid.Softplus(x);
    }
}
