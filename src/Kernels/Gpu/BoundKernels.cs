using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>
/// Kernels that do one thing as fast as a card can: stream through memory, or multiply and add in registers. Threads
/// stride over the whole grid, four elements at a time, so that enough loads are under way.
/// </summary>
public static class BoundKernels
{
    /// <summary>Independent chains of <see cref="MultiplyAdds"/>.</summary>
    public const int Chains = 8;

    private static long Thread => (long)Grid.IdxX * Group.DimX + Group.IdxX;

    private static long Threads => (long)Grid.DimX * Group.DimX;

    /// <summary>Reads every value once.</summary>
    /// <param name="values">What is read.</param>
    /// <param name="sums">Receives each thread's sum, so that the reading cannot be left out.</param>
    public static void Read(ArrayView<double> values, ArrayView<double> sums)
    {
        var threads = Threads;
        double a = 0, b = 0, c = 0, d = 0;
        var i = Thread;
        for (; i + 3 * threads < values.Length; i += 4 * threads)
        {
            var first = values[i];
            var second = values[i + threads];
            var third = values[i + 2 * threads];
            var fourth = values[i + 3 * threads];
            a += first;
            b += second;
            c += third;
            d += fourth;
        }
        for (; i < values.Length; i += threads)
            a += values[i];
        sums[Thread] = a + b + (c + d);
    }

    /// <summary>Writes every value once.</summary>
    /// <param name="values">What is written.</param>
    /// <param name="value">The value.</param>
    public static void Write(ArrayView<double> values, double value)
    {
        var threads = Threads;
        var i = Thread;
        for (; i + 3 * threads < values.Length; i += 4 * threads)
        {
            values[i] = value;
            values[i + threads] = value;
            values[i + 2 * threads] = value;
            values[i + 3 * threads] = value;
        }
        for (; i < values.Length; i += threads)
            values[i] = value;
    }

    /// <summary>Reads every value once and writes it elsewhere.</summary>
    /// <param name="source">What is read.</param>
    /// <param name="target">What is written, of the same length.</param>
    public static void Copy(ArrayView<double> source, ArrayView<double> target)
    {
        var threads = Threads;
        var i = Thread;
        for (; i + 3 * threads < source.Length; i += 4 * threads)
        {
            var first = source[i];
            var second = source[i + threads];
            var third = source[i + 2 * threads];
            var fourth = source[i + 3 * threads];
            target[i] = first;
            target[i + threads] = second;
            target[i + 2 * threads] = third;
            target[i + 3 * threads] = fourth;
        }
        for (; i < source.Length; i += threads)
            target[i] = source[i];
    }

    /// <summary>Fused multiply-adds in registers, in chains that wait for nothing but themselves.</summary>
    /// <param name="steps">Multiply-adds of each chain.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="term">The term.</param>
    /// <param name="sums">Receives each thread's sum, so that the work cannot be left out.</param>
    public static void MultiplyAdds(int steps, double factor, double term, ArrayView<double> sums)
    {
        double a = term, b = term + 1, c = term + 2, d = term + 3;
        double e = term + 4, f = term + 5, g = term + 6, h = term + 7;
        for (var step = 0; step < steps; step++)
        {
            a = Math.FusedMultiplyAdd(a, factor, term);
            b = Math.FusedMultiplyAdd(b, factor, term);
            c = Math.FusedMultiplyAdd(c, factor, term);
            d = Math.FusedMultiplyAdd(d, factor, term);
            e = Math.FusedMultiplyAdd(e, factor, term);
            f = Math.FusedMultiplyAdd(f, factor, term);
            g = Math.FusedMultiplyAdd(g, factor, term);
            h = Math.FusedMultiplyAdd(h, factor, term);
        }
        sums[Thread] = a + b + (c + d) + (e + f + (g + h));
    }
}
