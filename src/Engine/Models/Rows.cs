using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Accel.Engine.Models;

/// <summary>The two loops of dense linear algebra, for any number; doubles go through vectors.</summary>
internal static class Rows
{
    /// <summary>Σ left · right.</summary>
    public static T Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : struct, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        if (typeof(T) == typeof(double))
            return (T)(object)TensorPrimitives.Dot(MemoryMarshal.Cast<T, double>(left), MemoryMarshal.Cast<T, double>(right));
        var sum = default(T);
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    /// <summary>target −= factor · row.</summary>
    public static void SubtractMultiple<T>(T factor, ReadOnlySpan<T> row, Span<T> target)
        where T : struct, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        if (typeof(T) == typeof(double))
        {
            var doubles = MemoryMarshal.Cast<T, double>(target);
            TensorPrimitives.MultiplyAdd(MemoryMarshal.Cast<T, double>(row), -Unsafe.As<T, double>(ref factor), doubles, doubles);
            return;
        }
        for (var i = 0; i < row.Length; i++)
            target[i] -= factor * row[i];
    }
}
