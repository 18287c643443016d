using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Accel.Kernels;

namespace Accel.Engine.Data.Storage;

/// <summary>Stored elements → the doubles or codes that they stand for, exactly.</summary>
internal static unsafe class Widening
{
    private const int Bundle = 8;

    /// <summary>Fills <paramref name="target"/> with the elements at <paramref name="source"/>.</summary>
    /// <typeparam name="T">double, or int for codes.</typeparam>
    /// <exception cref="InvalidOperationException">Codes are asked for, and the elements are not whole numbers.</exception>
    public static void To<T>(ElementType type, byte* source, Span<T> target)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(int) && !type.IsInteger())
            throw new InvalidOperationException($"Elements of type {type} are no codes.");
        switch (type)
        {
            case ElementType.SByte:
                FromShort((sbyte*)source, target);
                break;
            case ElementType.Int16:
                FromShort((short*)source, target);
                break;
            case ElementType.Int32:
                TensorPrimitives.ConvertTruncating(new ReadOnlySpan<int>(source, target.Length), target);
                break;
            case ElementType.Single:
                TensorPrimitives.ConvertTruncating(new ReadOnlySpan<float>(source, target.Length), target);
                break;
            default:
                new ReadOnlySpan<T>(source, target.Length).CopyTo(target);
                break;
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void FromShort<TFrom, T>(TFrom* source, Span<T> target)
        where TFrom : unmanaged, INumber<TFrom>
        where T : unmanaged, INumber<T>
    {
        var i = 0;
        fixed (T* to = target)
        {
            for (; Avx2.IsSupported && i <= target.Length - Bundle; i += Bundle)
            {
                var values = Eight(source + i);
                if (typeof(T) == typeof(int))
                {
                    values.Store((int*)to + i);
                }
                else if (Avx512F.IsSupported)
                {
                    Avx512F.ConvertToVector512Double(values).Store((double*)to + i);
                }
                else
                {
                    Avx.ConvertToVector256Double(values.GetLower()).Store((double*)to + i);
                    Avx.ConvertToVector256Double(values.GetUpper()).Store((double*)to + i + Bundle / 2);
                }
            }
            for (; i < target.Length; i++)
                to[i] = T.CreateTruncating(source[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Eight<T>(T* source)
        where T : unmanaged =>
        sizeof(T) == sizeof(sbyte) ? Avx2.ConvertToVector256Int32((sbyte*)source) : Avx2.ConvertToVector256Int32((short*)source);
}
