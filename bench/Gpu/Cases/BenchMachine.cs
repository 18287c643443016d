using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Engine.Measurement;
using Accel.Kernels.Sampling;

namespace Accel.Bench.Gpu.Cases;

/// <summary>What measures: the card, the processor beside it, and random numbers to measure with.</summary>
/// <param name="gpu">The GPU engine.</param>
/// <param name="seconds">For how long to repeat each measurement.</param>
/// <param name="cpuValues">The most numbers that the CPU engine is given.</param>
internal sealed class BenchMachine(IEngine gpu, double seconds, long cpuValues) : IDisposable
{
    private double[] _normals = [];

    public IEngine Gpu => gpu;

    /// <summary>The GPU engine's card.</summary>
    public IMeasuredCard Card => (IMeasuredCard)gpu;

    public SimdEngine Cpu { get; } = new();

    public double Seconds => seconds;

    /// <summary>The least seconds of as many runs as fit in the time for it.</summary>
    public double Least(Action action) => Repetition.LeastSeconds(seconds, action);

    /// <summary>How many of so many rows the CPU engine is given.</summary>
    public int CpuRows(int rows, int columns) => (int)Math.Clamp(cpuValues / columns, 1, rows);

    /// <summary>Columns of standard normal numbers, the same whenever they are asked for.</summary>
    public ColumnData[] Normals(int rows, int columns)
    {
        if (_normals.Length < rows * columns)
            Cpu.Sample(Sampler.Of(new NormalSampler(0, 1)), new StreamKey(1), 0, _normals = new double[rows * columns]);
        var stored = new ColumnData[columns];
        Parallel.For(0, columns, j => stored[j] = ColumnData.From(_normals.AsSpan(j * rows, rows)));
        return stored;
    }

    /// <summary>Draws from a distribution.</summary>
    public double[] Draw(Sampler sampler, int count)
    {
        var draws = new double[count];
        Cpu.Sample(sampler, new StreamKey(2), 0, draws);
        return draws;
    }

    public void Dispose() => Cpu.Dispose();
}
