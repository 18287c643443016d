using System.Runtime.CompilerServices;

namespace Accel.Kernels.Lanes;

/// <summary>A function of one number, for all lane types.</summary>
public interface IColumnFunction
{
    /// <summary>The function's value.</summary>
    T Of<T>(T x) where T : struct, ILane<T>;
}

/// <summary>Applies a function to a column of numbers on the chosen lanes.</summary>
public static class ColumnFunction
{
    /// <summary>Writes f(x) of every number of a column.</summary>
    /// <param name="function">The function.</param>
    /// <param name="x">The arguments.</param>
    /// <param name="result">The values, as many; it may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static unsafe void Apply<TFunction>(TFunction function, ReadOnlySpan<double> x, Span<double> result)
        where TFunction : struct, IColumnFunction
    {
        if (x.Length != result.Length)
            throw new ArgumentException($"{x.Length} arguments, but room for {result.Length} results.", nameof(result));
        fixed (double* source = x, target = result)
            LaneSelection.Chosen.Accept(new Application<TFunction>(function, source, target, x.Length));
    }

    private sealed unsafe class Application<TFunction>(TFunction function, double* source, double* target, int count) : ILaneVisitor<bool>
        where TFunction : struct, IColumnFunction
    {
        [MethodImpl(LoopCompilation.Mode)]
        public bool Visit<T>()
            where T : struct, ILane<T>
        {
            var whole = count - count % T.Count;
            for (var i = 0; i < whole; i += T.Count)
                T.Store(function.Of(T.Load(source + i)), target + i);
            if (whole == count)
                return true;

            var rest = stackalloc double[T.Count];
            new Span<double>(rest, T.Count).Fill(double.NaN);
            new ReadOnlySpan<double>(source + whole, count - whole).CopyTo(new Span<double>(rest, T.Count));
            T.Store(function.Of(T.Load(rest)), rest);
            new ReadOnlySpan<double>(rest, count - whole).CopyTo(new Span<double>(target + whole, count - whole));
            return true;
        }
    }
}
