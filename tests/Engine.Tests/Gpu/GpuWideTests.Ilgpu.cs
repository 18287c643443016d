using Accel.Engine.Engines;
using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Accel.Engine.Tests.Gpu;

public sealed partial class GpuWideTests
{
    /// <summary>Rows of a chunk on a device without a cache.</summary>
    private const int ChunkRows = 4096;

    private static readonly GpuLimits Card = new(1L << 32, 1024, 48 << 10, true, 50 << 20);

    static partial void CompareDoubles()
    {
        var shapes = Compare(GpuDesignTests.Dense(4, ChunkRows + 9), "binomial", "logit");
        Assert.Equal([(ChunkRows, 5, 6), (9, 5, 6), (ChunkRows, 5, 1), (9, 5, 1)], shapes);
    }

    static partial void CompareTypes() => Compare(GpuDesignTests.Mixed(500), "poisson", "log");

    static partial void CompareStreamed()
    {
        var model = GpuSample.Model("poisson", "log");
        var sample = GpuSample.Of(model, ChunkRows + 100, factors: true, weights: true, offset: true);
        // Room for 4096 rows twice, whatever a row of these takes up to 260 bytes.
        Compare(sample, "poisson", "log", limits => limits with
        {
            MemoryBytes = GpuFootprint.FixedBytes + 2 * (GpuMatrixSums.Bytes(true, 7, limits) + ChunkRows * 260),
        });
    }

    static partial void CompareBlocks()
    {
        var shapes = Compare(GpuDesignTests.Dense(1030, 18), "binomial", "logit");
        Assert.Equal([(18, 1024, 1032), (18, 7, 8), (18, 1031, 1)], shapes);
    }

    static partial void Choose(int columns, bool hasInstruction, bool hasProducts, bool isFused)
    {
        using var context = Context.Create(builder => builder.CPU());
        using var accelerator = context.GetCPUDevice(0).CreateAccelerator(context);
        var model = GpuSample.Model("binomial", "logit");
        var kernels = new GpuKernels(
            accelerator, model, CompiledRowKernels.Of(accelerator, model), new CompiledSumKernels(accelerator), 128, Card with { HasMatrixInstruction = hasInstruction },
            EnginePrecision.Double, new(hasProducts ? _ => throw new InvalidOperationException() : null));
        var layout = new SlotMap(GpuDesignTests.Dense(columns - 1, 2).Design).Layout;
        Assert.Equal(isFused, kernels.Gram(layout) is not null);
        Assert.Equal(!isFused && hasProducts, kernels.Multiplies(layout));
    }

    static partial void OpenWithoutCuda()
    {
        using var context = Context.Create(builder => builder.CPU());
        using var accelerator = context.GetCPUDevice(0).CreateAccelerator(context);
        Assert.Null(GpuProduct.Opener(accelerator, notice => Assert.Fail(notice)));
        Assert.Null(GpuProduct.TryOpen(accelerator, out var reason));
        Assert.Equal("cuBLAS computes on cards of CUDA alone.", reason);
    }

    static partial void Refuse()
    {
        var (opened, ended) = (0, 0);
        using var gpu = Engine(stream =>
        {
            opened++;
            return new GpuHostProduct(stream, (_, _) => throw new NotSupportedException("cuBLAS refuses: none."), () => ended++);
        });
        var sample = GpuDesignTests.Dense(4, 50);
        using (var data = gpu.Load(sample.Design, sample.Observations, GpuSample.Model("binomial", "logit")))
        {
            var failure = Assert.Throws<DeviceFailureException>(() => data.StartingEquations(new NormalEquations(5, Arithmetic.Plain)));
            Assert.Contains("cuBLAS refuses: none.", failure.Message, StringComparison.Ordinal);
        }
        Assert.Equal((1, 1), (opened, ended));
    }

    /// <summary>Compares all sums; the shapes of the products in the order in which they were first formed: rows, columns of the left, of the right.</summary>
    private static List<(int Rows, int Left, int Right)> Compare(GpuSample sample, string family, string link, Func<GpuLimits, GpuLimits>? limit = null)
    {
        List<(int Rows, int Left, int Right)> shapes = [];
        using var gpu = Engine(stream => new GpuHostProduct(stream, (left, right) => shapes.Add((left.Rows, left.Columns, right.Columns)), () => { }), limit);
        GpuComparison.Compare(gpu, sample, GpuSample.Model(family, link));
        return [.. shapes.Distinct()];
    }

    /// <summary>A device with so little shared memory that every design is wide.</summary>
    private static GpuEngine Engine(Func<AcceleratorStream, IGpuMatrixProduct> products, Func<GpuLimits, GpuLimits>? limit = null) =>
        GpuComparison.OnProcessor(limit: limits => (limit ?? (same => same))(limits with { SharedBytes = 256 }), products: products);
}
