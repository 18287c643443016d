using System.Runtime.InteropServices;
using Accel.Kernels.Gpu;
using Accel.Kernels.Lanes;
using Accel.Kernels.Sampling;
using Accel.Kernels.Tests.Sampling;

namespace Accel.Kernels.Tests.Gpu;

public sealed partial class DrawKernelTests
{
    private const int Count = 40;

    /// <summary>From the middle of a pair, with more than 32 bits.</summary>
    private const long First = (1L << 33) + 1003;

    private static readonly StreamKey Key = new(0xFEDC_BA98_7654_3210, 0x8000_0007);

    private static readonly OfflineCompiler Compiler = new();

    static partial void CompareDraws(string sampler)
    {
        var drawn = SamplerCase.All.First(sample => sample.Name == sampler).Sampler;
        var expected = new double[Count];
        drawn.Fill(LaneKind.Scalar, Key, First, expected);
        var given = new double[Count];
        drawn.Given?.Fill(LaneKind.Scalar, Key, First, given);
        var got = drawn.Accept(new Run((int)drawn.FirstNumber, given));
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), got.Select(BitConverter.DoubleToInt64Bits));
    }

    private sealed class Run(int firstNumber, double[] given) : ISamplerVisitor<double[]>
    {
        public double[] Visit<TSampler>(TSampler sampler, double[] table)
            where TSampler : unmanaged, ISampler
        {
            var kernel = typeof(DrawKernels).GetMethod(nameof(DrawKernels.Draw))!.MakeGenericMethod(typeof(TSampler));
            var program = new PtxProgram(Compiler.ToPtx(kernel, "sm_80"));
            double[] all = [.. table, .. given, .. new double[Count]];
            var memory = new byte[program.LocalLength + all.Length * sizeof(double)];
            MemoryMarshal.AsBytes(all.AsSpan()).CopyTo(memory.AsSpan(program.LocalLength));
            new PtxThread(program, memory).Run(
                MemoryMarshal.AsBytes(new ReadOnlySpan<TSampler>(in sampler)).ToArray(), View(0, table.Length), BitConverter.GetBytes(Key.Seed),
                BitConverter.GetBytes(Key.Number), BitConverter.GetBytes(firstNumber), BitConverter.GetBytes(First),
                View(table.Length, Count), View(table.Length + Count, Count));
            return MemoryMarshal.Cast<byte, double>(memory.AsSpan(memory.Length - Count * sizeof(double))).ToArray();

            byte[] View(int start, int length) =>
                [.. BitConverter.GetBytes(program.LocalLength + (long)start * sizeof(double)), .. BitConverter.GetBytes((long)length)];
        }
    }
}
