using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Accel.Kernels;

namespace Accel.Engine.Data.Storage;

/// <summary>Finds the narrowest type that holds given values exactly, bit for bit when they are widened again, and writes them so.</summary>
internal static unsafe class Narrowing
{
    /// <summary>What the values span.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    public static ChunkRange RangeOf(ReadOnlySpan<double> values)
    {
        var least = Vector256.Create(double.PositiveInfinity);
        var greatest = Vector256.Create(double.NegativeInfinity);
        var numbers = Vector256<double>.AllBitsSet;
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var value = Vector256.Create(values.Slice(i));
            numbers &= Vector256.Equals(value, value);
            // A comparison with NaN is false, so that NaN is never taken.
            least = Vector256.ConditionalSelect(Vector256.LessThan(value, least), value, least);
            greatest = Vector256.ConditionalSelect(Vector256.GreaterThan(value, greatest), value, greatest);
        }
        var range = new ChunkRange(
            Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3])),
            Math.Max(Math.Max(greatest[0], greatest[1]), Math.Max(greatest[2], greatest[3])),
            !Vector256.EqualsAll(numbers.AsUInt64(), Vector256<ulong>.AllBitsSet));
        for (; i < values.Length; i++)
        {
            range = double.IsNaN(values[i])
                ? range with { HasNaN = true }
                : range.With(new ChunkRange(values[i], values[i], false));
        }
        return range;
    }

    /// <summary>The narrowest type for values of that range.</summary>
    public static ElementType TypeOf(ReadOnlySpan<double> values, ChunkRange range)
    {
        if (!range.HasNaN && range.Least >= int.MinValue && range.Greatest <= int.MaxValue && AreIntegers(values))
            return TypeOf((int)range.Least, (int)range.Greatest);
        return AreSingles(values) ? ElementType.Single : ElementType.Double;
    }

    /// <summary>The narrowest type for whole numbers between two.</summary>
    private static ElementType TypeOf(int least, int greatest) =>
        least >= sbyte.MinValue && greatest <= sbyte.MaxValue ? ElementType.SByte
        : least >= short.MinValue && greatest <= short.MaxValue ? ElementType.Int16
        : ElementType.Int32;

    /// <summary>Writes values in a type that holds them.</summary>
    public static void Write(ReadOnlySpan<double> values, ElementType type, byte* target)
    {
        switch (type)
        {
            case ElementType.SByte:
                for (var i = 0; i < values.Length; i++)
                    ((sbyte*)target)[i] = (sbyte)values[i];
                break;
            case ElementType.Int16:
                for (var i = 0; i < values.Length; i++)
                    ((short*)target)[i] = (short)values[i];
                break;
            case ElementType.Int32:
                for (var i = 0; i < values.Length; i++)
                    ((int*)target)[i] = (int)values[i];
                break;
            case ElementType.Single:
                TensorPrimitives.ConvertTruncating(values, new Span<float>(target, values.Length));
                break;
            default:
                values.CopyTo(new Span<double>(target, values.Length));
                break;
        }
    }

    /// <summary>True where all are whole and none is −0, whose sign an integer would lose.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static bool AreIntegers(ReadOnlySpan<double> values)
    {
        var negativeZero = Vector256.Create(-0.0).AsUInt64();
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var value = Vector256.Create(values.Slice(i));
            if (!Vector256.EqualsAll(Vector256.Truncate(value), value) || Vector256.EqualsAny(value.AsUInt64(), negativeZero))
                return false;
        }
        for (; i < values.Length; i++)
        {
            if (Math.Truncate(values[i]) != values[i] || (values[i] == 0 && double.IsNegative(values[i])))
                return false;
        }
        return true;
    }

    /// <summary>True where all survive rounding to 32 bits; any NaN does, being a missing value and no more.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static bool AreSingles(ReadOnlySpan<double> values)
    {
        var i = 0;
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var low = Vector256.Create(values.Slice(i));
            var high = Vector256.Create(values.Slice(i + Vector256<double>.Count));
            var (lowAgain, highAgain) = Vector256.Widen(Vector256.Narrow(low, high));
            var same = (Vector256.Equals(low, lowAgain) | ~Vector256.Equals(low, low))
                & (Vector256.Equals(high, highAgain) | ~Vector256.Equals(high, high));
            if (!Vector256.EqualsAll(same.AsUInt64(), Vector256<ulong>.AllBitsSet))
                return false;
        }
        for (; i < values.Length; i++)
        {
            if ((float)values[i] != values[i] && !double.IsNaN(values[i]))
                return false;
        }
        return true;
    }
}
