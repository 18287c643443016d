using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Accel.Kernels;

namespace Accel.Engine.Data.Storage;

/// <summary>Stored elements → the doubles or codes that they stand for, exactly.</summary>
internal static unsafe class Widening
{
    /// <summary>Fills <paramref name="target"/> with the elements at <paramref name="source"/>.</summary>
    public static void ToDouble(ElementType type, byte* source, Span<double> target)
    {
        switch (type)
        {
            case ElementType.SByte:
                FromSByte((sbyte*)source, target);
                break;
            case ElementType.Int16:
                FromInt16((short*)source, target);
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
                FromSByte((sbyte*)source, target);
                break;
            case ElementType.Int16:
                FromInt16((short*)source, target);
                break;
            case ElementType.Int32:
                new ReadOnlySpan<int>(source, target.Length).CopyTo(target);
                break;
            default:
                throw new InvalidOperationException($"Elements of type {type} are no codes.");
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void FromSByte(sbyte* source, Span<double> target)
    {
        var i = 0;
        fixed (double* to = target)
        {
            if (Avx512F.IsSupported)
            {
                for (; i <= target.Length - 8; i += 8)
                    Avx512F.ConvertToVector512Double(Avx2.ConvertToVector256Int32(source + i)).Store(to + i);
            }
            else if (Avx2.IsSupported)
            {
                for (; i <= target.Length - 4; i += 4)
                    Avx.ConvertToVector256Double(Sse41.ConvertToVector128Int32(source + i)).Store(to + i);
            }
            for (; i < target.Length; i++)
                to[i] = source[i];
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void FromInt16(short* source, Span<double> target)
    {
        var i = 0;
        fixed (double* to = target)
        {
            if (Avx512F.IsSupported)
            {
                for (; i <= target.Length - 8; i += 8)
                    Avx512F.ConvertToVector512Double(Avx2.ConvertToVector256Int32(source + i)).Store(to + i);
            }
            else if (Avx2.IsSupported)
            {
                for (; i <= target.Length - 4; i += 4)
                    Avx.ConvertToVector256Double(Sse41.ConvertToVector128Int32(source + i)).Store(to + i);
            }
            for (; i < target.Length; i++)
                to[i] = source[i];
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void FromSByte(sbyte* source, Span<int> target)
    {
        var i = 0;
        fixed (int* to = target)
        {
            if (Avx2.IsSupported)
            {
                for (; i <= target.Length - 8; i += 8)
                    Avx2.ConvertToVector256Int32(source + i).Store(to + i);
            }
            for (; i < target.Length; i++)
                to[i] = source[i];
        }
    }

    [MethodImpl(LoopCompilation.Mode)]
    private static void FromInt16(short* source, Span<int> target)
    {
        var i = 0;
        fixed (int* to = target)
        {
            if (Avx2.IsSupported)
            {
                for (; i <= target.Length - 8; i += 8)
                    Avx2.ConvertToVector256Int32(source + i).Store(to + i);
            }
            for (; i < target.Length; i++)
                to[i] = source[i];
        }
    }
}
