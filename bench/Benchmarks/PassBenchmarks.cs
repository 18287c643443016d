using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Accel.Engine.Engines;
using Accel.Kernels.Passes;
using BenchmarkDotNet.Attributes;

namespace Accel.Bench.Benchmarks;

/// <summary>
/// Passes of a logistic model on one thread, beside what bounds them: reading the columns once, and as many
/// multiply-adds as the pass has products.
/// </summary>
[MinColumn]
public class PassBenchmarks
{
    private const int Numbers = 20_000_000;

    private LogisticData _data = null!;
    private SimdEngine _engine = null!;
    private IResidentDesign _resident = null!;
    private NormalEquations _equations = null!;
    private double[] _beta = null!;

    [Params(5, 20, 50, 100, 500)]
    public int Columns { get; set; }

    private int Rows => Numbers / Columns;

    /// <summary>Multiply-adds of a pass: η, XᵀWX on and above its diagonal, Xᵀv.</summary>
    private long Products => (long)Rows * (Columns + (Columns + 1) * (Columns + 2) / 2 + Columns + 1);

    [GlobalSetup]
    public void Load()
    {
        _data = new LogisticData(Rows, Columns);
        _engine = new SimdEngine(1);
        _resident = _engine.Load(_data.Design(), _data.Observations, LogisticData.Model);
        _equations = new NormalEquations(Columns + 1, Arithmetic.Plain);
        _beta = new double[Columns + 1];
    }

    [GlobalCleanup]
    public void Unload()
    {
        _resident.Dispose();
        _engine.Dispose();
    }

    [Benchmark]
    public double NormalEquationsPass()
    {
        _resident.NormalEquations(_beta, _equations);
        return _equations.Deviance;
    }

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double ReadBound()
    {
        var (s0, s1, s2, s3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (var first = 0; first + Panel.Height <= Rows; first += Panel.Height)
        {
            foreach (var column in _data.Columns)
            {
                ref var start = ref column[first];
                for (nuint i = 0; i < Panel.Height; i += 32)
                {
                    s0 += Vector512.LoadUnsafe(ref start, i);
                    s1 += Vector512.LoadUnsafe(ref start, i + 8);
                    s2 += Vector512.LoadUnsafe(ref start, i + 16);
                    s3 += Vector512.LoadUnsafe(ref start, i + 24);
                }
            }
        }
        return Vector512.Sum(s0 + s1 + s2 + s3);
    }

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double FlopsBound()
    {
        var x = Vector512.Create(1 + 1e-9);
        var y = Vector512.Create(1e-9);
        var (s0, s1, s2, s3, s4) = (x + y, x, y, x - y, y - x);
        var (s5, s6, s7, s8, s9) = (-x, -y, x + x, y + y, x * y);
        for (var i = 0L; i < Products / 80; i++)
        {
            s0 = Vector512.FusedMultiplyAdd(x, y, s0);
            s1 = Vector512.FusedMultiplyAdd(x, y, s1);
            s2 = Vector512.FusedMultiplyAdd(x, y, s2);
            s3 = Vector512.FusedMultiplyAdd(x, y, s3);
            s4 = Vector512.FusedMultiplyAdd(x, y, s4);
            s5 = Vector512.FusedMultiplyAdd(x, y, s5);
            s6 = Vector512.FusedMultiplyAdd(x, y, s6);
            s7 = Vector512.FusedMultiplyAdd(x, y, s7);
            s8 = Vector512.FusedMultiplyAdd(x, y, s8);
            s9 = Vector512.FusedMultiplyAdd(x, y, s9);
        }
        return Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9);
    }
}
