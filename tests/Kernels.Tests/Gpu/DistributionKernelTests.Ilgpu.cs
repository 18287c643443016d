using System.Runtime.InteropServices;
using Accel.Kernels.Distributions;
using Accel.Kernels.Tests.Distributions;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Gpu;

public sealed partial class DistributionKernelTests
{
    /// <summary>Rows of a table that are tried of each function.</summary>
    private const int RowsOfFunction = 6;

    private static readonly OfflineCompiler Compiler = new();

    private static readonly Dictionary<(string, bool), Type> Functions = new()
    {
        [("d", false)] = typeof(DensityOnDevice),
        [("d", true)] = typeof(LogDensityOnDevice),
        [("p", false)] = typeof(CdfOnDevice),
        [("p", true)] = typeof(LogCdfOnDevice),
        [("q", false)] = typeof(QuantileOnDevice),
        [("q", true)] = typeof(QuantileOfLogOnDevice),
    };

    /// <summary>Tables, and the error that their rows may have.</summary>
    private static readonly (ILookup<string, DistributionCase> Rows, double Bound)[] Tables =
    [
        (Table("distributions.csv"), 1e-13), (Table("stress.csv"), 1e-12), (Table("tweedie_distribution.csv"), 1e-12), (Table("degenerate.csv"), 1e-13),
    ];

    static partial void CheckRows(ITestOutputHelper output, string distribution)
    {
        var tried = 0;
        var descriptor = DistributionRegistry.Find(distribution)!;
        var distributionType = descriptor.Accept(Tables.SelectMany(table => table.Rows[distribution]).First().Parameters, new TypeOf());
        foreach (var (function, type) in Functions)
        {
            // Its quantiles are searched for among long sums, which takes an interpreter long.
            var most = distribution != "tweedie" ? RowsOfFunction : function.Item1 == "q" ? 0 : 2;
            var rows = Tables.SelectMany(table => Spread([.. table.Rows[distribution].Where(row => (row.Function, row.IsLog) == function)], most)
                .Select(row => (Row: row, table.Bound))).ToArray();
            var kernel = typeof(DistributionKernel).GetMethod(nameof(DistributionKernel.Apply))!.MakeGenericMethod(distributionType, type);
            DeviceCode.CheckOpenCL(Compiler.ToOpenCL(kernel));
            var code = Compiler.ToPtx(kernel, "sm_80");
            DeviceCode.CheckPtx(code);
            var program = new PtxProgram(code);
            foreach (var (row, bound) in rows)
            {
                var got = descriptor.Accept(row.Parameters, new Run(program, row));
                Assert.True(got.Equals(row.Compute()), $"{got:R}, and {row.Compute():R} on the processor: {row}");
                Assert.True(row.Error() <= bound, $"{row.Error():E2} at {row}");
            }
            tried += rows.Length;
        }
        Assert.True(tried >= 8);
        output.WriteLine($"{tried} rows");
    }

    /// <summary>Some rows, the first and the last among them.</summary>
    private static IEnumerable<DistributionCase> Spread(DistributionCase[] rows, int most) =>
        Enumerable.Range(0, Math.Min(most, rows.Length)).Select(i => rows[(int)((rows.Length - 1) * (long)i / (most - 1))]).Distinct();

    private static ILookup<string, DistributionCase> Table(string file) => DistributionCase.Read(file).ToLookup(row => row.Distribution);

    private sealed class TypeOf : IDistributionVisitor<Type>
    {
        public Type Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution => typeof(TDistribution);
    }

    /// <summary>Runs the code for one argument.</summary>
    private sealed class Run(PtxProgram program, DistributionCase row) : IDistributionVisitor<double>
    {
        public double Visit<TDistribution>(TDistribution distribution)
            where TDistribution : struct, IDistribution
        {
            var place = program.LocalLength;
            var memory = new byte[place + sizeof(double)];
            BitConverter.GetBytes(row.X).CopyTo(memory, place);
            byte[] view = [.. BitConverter.GetBytes((long)place), .. BitConverter.GetBytes(1L)];
            new PtxThread(program, memory).Run(
                MemoryMarshal.AsBytes(new ReadOnlySpan<TDistribution>(in distribution)).ToArray(), BitConverter.GetBytes((int)row.Tail), view);
            return BitConverter.ToDouble(memory, place);
        }
    }
}
