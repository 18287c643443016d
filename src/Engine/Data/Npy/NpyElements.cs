using System.Buffers.Binary;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Accel.Engine.Data.Npy;

/// <summary>Takes the elements of a column out of records.</summary>
internal static unsafe class NpyElements
{
    /// <summary>Fills <paramref name="target"/> with elements as doubles.</summary>
    /// <param name="type">Their type, not text.</param>
    /// <param name="first">The first one.</param>
    /// <param name="step">Bytes from one to the next.</param>
    /// <param name="target">Takes as many as it has places.</param>
    public static void ToDouble(NpyType type, byte* first, int step, Span<double> target)
    {
        switch (type.Kind, type.Size)
        {
            case ('f', 8): Convert<double>(first, step, type.IsSwapped, target); break;
            case ('f', 4): Convert<float>(first, step, type.IsSwapped, target); break;
            case ('f', 2): Convert<Half>(first, step, type.IsSwapped, target); break;
            case ('i', 8): Convert<long>(first, step, type.IsSwapped, target); break;
            case ('i', 4): Convert<int>(first, step, type.IsSwapped, target); break;
            case ('i', 2): Convert<short>(first, step, type.IsSwapped, target); break;
            case ('i', 1): Convert<sbyte>(first, step, type.IsSwapped, target); break;
            case ('u', 8): Convert<ulong>(first, step, type.IsSwapped, target); break;
            case ('u', 4): Convert<uint>(first, step, type.IsSwapped, target); break;
            case ('u', 2): Convert<ushort>(first, step, type.IsSwapped, target); break;
            case ('u', 1): Convert<byte>(first, step, type.IsSwapped, target); break;
            default: States(first, step, target); break;
        }
    }

    /// <summary>The first element that a double does not hold exactly; −1 where there is none.</summary>
    /// <param name="type">The elements' type.</param>
    /// <param name="first">The first one.</param>
    /// <param name="step">Bytes from one to the next.</param>
    /// <param name="converted">All of them as doubles.</param>
    /// <param name="value">The element found.</param>
    public static int FindInexact(NpyType type, byte* first, int step, ReadOnlySpan<double> converted, out Int128 value)
    {
        value = 0;
        if (type is not { Kind: 'i' or 'u', Size: 8 } || TensorPrimitives.MaxMagnitude(converted) is < WholeNumber.Greatest and > -WholeNumber.Greatest)
            return -1;
        for (var i = 0; i < converted.Length; i++)
        {
            var bits = Read<long>(first + (long)i * step, type.IsSwapped);
            value = type.Kind == 'i' ? bits : (ulong)bits;
            if (Int128.Abs(value) > WholeNumber.Greatest)
                return i;
        }
        return -1;
    }

    private static void Convert<T>(byte* first, int step, bool swapped, Span<double> target) where T : unmanaged, INumberBase<T>
    {
        if (step == sizeof(T) && !swapped && (nuint)first % (nuint)sizeof(T) == 0)
        {
            TensorPrimitives.ConvertTruncating<T, double>(new ReadOnlySpan<T>(first, target.Length), target);
            return;
        }
        foreach (ref var value in target)
        {
            value = double.CreateTruncating(Read<T>(first, swapped));
            first += step;
        }
    }

    private static void States(byte* first, int step, Span<double> target)
    {
        foreach (ref var state in target)
        {
            state = *first == 0 ? 0 : 1;
            first += step;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Read<T>(byte* at, bool swapped) where T : unmanaged
    {
        if (!swapped)
            return Unsafe.ReadUnaligned<T>(at);
        return sizeof(T) switch
        {
            2 => Unsafe.BitCast<ushort, T>(BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(at))),
            4 => Unsafe.BitCast<uint, T>(BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(at))),
            _ => Unsafe.BitCast<ulong, T>(BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(at))),
        };
    }
}
