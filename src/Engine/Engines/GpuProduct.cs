using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using Accel.Engine.Measurement;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace Accel.Engine.Engines;

/// <summary>
/// NVIDIA's cuBLAS, where it is installed: multiplies wide designs, and is what sums of products are held against. It gives the same
/// bits each time on a card, since every stream has an instance of its own.
/// </summary>
internal sealed class GpuProduct : IGpuMatrixProduct
{
    /// <summary>Values are random, since a card is faster on zeros; so many, over and over.</summary>
    private const int Block = 1 << 20;

    /// <summary>ILGPU knows the library's versions 10 to 12 by name; what is called has not changed in these.</summary>
    private static readonly string[] OtherNames = ["libcublas.so.13", "/usr/local/cuda/lib64/libcublas.so", "libcublas.so", "cublas64_13"];

    private readonly CudaAccelerator _accelerator;
    private readonly CuBlas _library;

    static GpuProduct() => NativeLibrary.SetDllImportResolver(typeof(CuBlas).Assembly, Find);

    private GpuProduct(CudaAccelerator accelerator, AcceleratorStream stream)
    {
        _accelerator = accelerator;
        using var binding = accelerator.BindScoped();
        _library = new CuBlas(accelerator) { PointerMode = CuBlasPointerMode.Host, Stream = (CudaStream)stream };
    }

    /// <summary>Opens the library; null where it cannot be had.</summary>
    /// <param name="accelerator">The card.</param>
    /// <param name="reason">Why it cannot, in one sentence; null where it can.</param>
    public static GpuProduct? TryOpen(Accelerator accelerator, out string? reason)
    {
        reason = null;
        try
        {
            if (accelerator is CudaAccelerator cuda)
                return new GpuProduct(cuda, cuda.DefaultStream);
            reason = "cuBLAS computes on cards of CUDA alone.";
        }
        catch (CuBlasException failure)
        {
            reason = Refusal(failure);
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            reason = "cuBLAS was not found; LD_LIBRARY_PATH can name its folder.";
        }
        return null;
    }

    /// <summary>Opens the library on streams of a card; null where it cannot be had, of which users of a card for it are told.</summary>
    /// <param name="accelerator">The card.</param>
    /// <param name="notice">Told; null for nobody.</param>
    public static Func<AcceleratorStream, IGpuMatrixProduct>? Opener(Accelerator accelerator, Action<string>? notice)
    {
        if (accelerator is not CudaAccelerator cuda)
            return null;
        using var product = TryOpen(cuda, out var reason);
        if (product is not null)
            return stream => Told(() => new GpuProduct(cuda, stream));
        notice?.Invoke($"{reason} The own kernels multiply.");
        return null;
    }

    /// <summary>The least seconds of XᵀX, X of n × p doubles, both triangles computed.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columns">p.</param>
    /// <param name="seconds">For how long to repeat it.</param>
    /// <exception cref="NotSupportedException">The library refuses.</exception>
    public double Seconds(int rows, int columns, double seconds)
    {
        using var memory = new GpuMemory(_accelerator);
        var values = new GpuMatrix(memory.Allocate<double>((long)rows * columns), rows, rows, columns);
        var product = new GpuMatrix(memory.Allocate<double>((long)columns * columns), columns, columns, columns);
        Fill(values.Values);
        return Repetition.LeastSeconds(seconds, () =>
        {
            Multiply(values, values, 0, product);
            _accelerator.Synchronize();
        });
    }

    public void Add(GpuMatrix left, GpuMatrix right, GpuMatrix sums) => Multiply(left, right, 1, sums);

    public void Dispose() => Told(() =>
    {
        using var binding = _accelerator.BindScoped();
        _library.Dispose();
    });

    /// <summary>C ← LᵀR + k C.</summary>
    private void Multiply(GpuMatrix left, GpuMatrix right, double kept, GpuMatrix sums) => Told(() =>
    {
        using var binding = _accelerator.BindScoped();
        _library.Gemm(
            CuBlasOperation.Transpose, CuBlasOperation.NonTranspose, left.Columns, right.Columns, left.Rows,
            1, left.Values, left.Stride, right.Values, right.Stride, kept, sums.Values, sums.Stride);
    });

    private static void Told(Action call) => Told(() =>
    {
        call();
        return true;
    });

    /// <summary>The library's failures as those of a driver.</summary>
    private static T Told<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (CuBlasException failure)
        {
            throw new NotSupportedException(Refusal(failure), failure);
        }
    }

    private static string Refusal(CuBlasException failure) => $"cuBLAS refuses: {failure.Error}.";

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Numbers to be multiplied.")]
    private static void Fill(ArrayView<double> values)
    {
        var random = new Random(1);
        var block = new double[Math.Min(Block, values.Length)];
        foreach (ref var value in block.AsSpan())
            value = random.NextDouble() - 0.5;
        for (var first = 0L; first < values.Length; first += Block)
        {
            var count = (int)Math.Min(Block, values.Length - first);
            values.SubView(first, count).CopyFromCPU(ref block[0], count);
        }
    }

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (NativeLibrary.TryLoad(name, assembly, path, out var found) || !name.Contains("cublas", StringComparison.Ordinal))
            return found;
        return OtherNames.Any(other => NativeLibrary.TryLoad(other, assembly, path, out found)) ? found : 0;
    }
}
