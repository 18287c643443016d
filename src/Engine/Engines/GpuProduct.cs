using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using Accel.Engine.Measurement;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace Accel.Engine.Engines;

/// <summary>XᵀX by NVIDIA's cuBLAS, where it is installed: what sums of products are held against. Nothing is computed with it.</summary>
internal sealed class GpuProduct : IDisposable
{
    /// <summary>Values are random, since a card is faster on zeros; so many, over and over.</summary>
    private const int Block = 1 << 20;

    /// <summary>ILGPU knows the library's versions 10 to 12 by name; what is called has not changed in these.</summary>
    private static readonly string[] OtherNames = ["libcublas.so.13", "/usr/local/cuda/lib64/libcublas.so", "libcublas.so", "cublas64_13"];

    private readonly Accelerator _accelerator;
    private readonly CuBlas _library;

    static GpuProduct() => NativeLibrary.SetDllImportResolver(typeof(CuBlas).Assembly, Find);

    private GpuProduct(CudaAccelerator accelerator)
    {
        _accelerator = accelerator;
        _library = new CuBlas(accelerator) { PointerMode = CuBlasPointerMode.Host };
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
                return new GpuProduct(cuda);
            reason = "cuBLAS computes on cards of CUDA alone.";
        }
        catch (CuBlasException failure)
        {
            reason = Refusal(failure);
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
        {
            reason = "cuBLAS was not found; LD_LIBRARY_PATH can name its folder.";
        }
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
        var values = memory.Allocate<double>((long)rows * columns);
        var product = memory.Allocate<double>((long)columns * columns);
        Fill(values);
        return Repetition.LeastSeconds(seconds, () =>
        {
            Multiply(values, rows, columns, product);
            _accelerator.Synchronize();
        });
    }

    public void Dispose() => _library.Dispose();

    private void Multiply(ArrayView<double> values, int rows, int columns, ArrayView<double> product)
    {
        try
        {
            _library.Gemm(
                CuBlasOperation.Transpose, CuBlasOperation.NonTranspose, columns, columns, rows, 1, values, rows, values, rows, 0, product, columns);
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
