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
    public static void ToDouble(ElementType type, byte* source, Span<double> target)
    {
        switch (type)
        {
            case ElementType.SByte:
                FromShort((sbyte*)source, target);
                break;
            case ElementType.Int16:
                FromShort((short*)source, target);
                break;
            case ElementType.Int32:
                TensorPrimitives.ConvertChecked<int, double>(new ReadOnlySpan<int>(source, target.Length), target);
                break;
            case ElementType.Single:
                TensorPrimitives.ConvertChecked<float, double>(new ReadOnlySpan<float>(source, target.Length), target);
                break;
            default:
                new ReadOnlySpan<double>(source, target.Length).CopyTo(target);
                break;
        }
    }

    /// <summary>Fills <paramref name="target"/> with the whole numbers at <paramref name="source"/>.</summary>
    public static void ToInt32(ElementType type, byte* source, Span<int> target)
    {
        switch (type)
        {
            case ElementType.SByte:
                FromShort((sbyte*)source, target);
                break;
            case ElementType.Int16:
                FromShort((short*)source, target);
                break;
            case ElementType.Int32:
                new ReadOnlySpan<int>(source, target.Length).CopyTo(target);
                break;
            default:
                throw new InvalidOperationException($"Elements of type {type} are no codes.");
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void FromShort<T>(T* source, Span<double> target)
        where T : unmanaged, INumber<T>
    {
        var i = 0;
        fixed (double* to = target)
        {
            for (; Avx2.IsSupported && i <= target.Length - Bundle; i += Bundle)
            {
                var values = Eight(source + i);
                if (Avx512F.IsSupported)
                {
                    Avx512F.ConvertToVector512Double(values).Store(to + i);
                    continue;
                }
                Avx.ConvertToVector256Double(values.GetLower()).Store(to + i);
                Avx.ConvertToVector256Double(values.GetUpper()).Store(to + i + Bundle / 2);
            }
            for (; i < target.Length; i++)
                to[i] = double.CreateTruncating(source[i]);
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void FromShort<T>(T* source, Span<int> target)
        where T : unmanaged, INumber<T>
    {
        var i = 0;
        fixed (int* to = target)
        {
            for (; Avx2.IsSupported && i <= target.Length - Bundle; i += Bundle)
                Eight(source + i).Store(to + i);
            for (; i < target.Length; i++)
                to[i] = int.CreateTruncating(source[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Eight<T>(T* source)
        where T : unmanaged =>
        sizeof(T) == sizeof(sbyte) ? Avx2.ConvertToVector256Int32((sbyte*)source) : Avx2.ConvertToVector256Int32((short*)source);
}
