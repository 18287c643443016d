using Accel.Kernels.Lanes;

namespace Accel.Kernels.Tests.Lanes;

/// <summary>The primitive operations of every lane type against <see cref="Math"/>.</summary>
public abstract class LaneOperationTests<T>
    where T : struct, ILane<T>
{
    private static readonly double[] Values =
    [
        0.0, -0.0, 1, -1, 0.75, 1.5, 3, -2.5, 1e-300, -1e300, 5e-324, 2.2250738585072009e-308,
        2.2250738585072014e-308, 1e-310, -1e-320, 1.7976931348623157e308, Math.PI, -Math.E,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 4503599627370497, -0.1, 1.0 / 3,
    ];

    [Fact]
    public void Operations_are_those_of_IEEE_754()
    {
        foreach (var a in Values)
        {
            Same(-a, Value(-Lane(a)));
            Same(Math.Abs(a), Value(T.Abs(Lane(a))));
            Same(Math.Sqrt(a), Value(T.Sqrt(Lane(a))));
            Same(a * T.Count, T.Sum(Lane(a)));
            foreach (var b in Values)
            {
                Same(a + b, Value(Lane(a) + Lane(b)));
                Same(a - b, Value(Lane(a) - Lane(b)));
                Same(a * b, Value(Lane(a) * Lane(b)));
                Same(a / b, Value(Lane(a) / Lane(b)));
                Same(Math.FusedMultiplyAdd(a, b, 0.1), Value(T.Fma(Lane(a), Lane(b), Lane(0.1))));
                Same(Math.CopySign(a, b), Value(T.CopySign(Lane(a), Lane(b))));
            }
        }
    }

    [Fact]
    public void Comparisons_select_and_are_false_for_NaN()
    {
        foreach (var a in Values)
        {
            foreach (var b in Values)
            {
                var less = T.Less(Lane(a), Lane(b));
                var lessOrEqual = T.LessOrEqual(Lane(a), Lane(b));
                var equal = T.Equal(Lane(a), Lane(b));
                Assert.Equal(a < b, Chosen(less));
                Assert.Equal(a <= b, Chosen(lessOrEqual));
                Assert.Equal(a == b, Chosen(equal));
                Assert.Equal(a < b, T.AnyTrue(less));
                Assert.Equal(a < b || a == b, Chosen(T.Or(less, equal)));
                Assert.Equal(a <= b && a == b, Chosen(T.And(lessOrEqual, equal)));
            }
        }

        bool Chosen(T mask) => Value(T.Select(mask, Lane(1), Lane(2))) == 1;
    }

    [Fact]
    public void Exponent_and_significand_put_the_number_together()
    {
        foreach (var x in Values.Where(x => double.IsFinite(x) && x != 0))
        {
            Assert.Equal(Math.ILogB(x), Value(T.Exponent(Lane(x))));
            Assert.Equal(Math.Abs(Math.ScaleB(Math.ScaleB(x, -Math.ILogB(x) / 2), -Math.ILogB(x) - -Math.ILogB(x) / 2)), Value(T.Significand(Lane(x))));
        }
    }

    [Fact]
    public void ScaleB_rounds_once()
    {
        foreach (var x in new[] { 1, 0.7071067811865477, 1.4142135623730951, -1.3333333333333333, 0 })
        {
            foreach (var n in new[] { 0, 1, -1, 52, 1023, 1024, 1025, 2000, -1021, -1022, -1023, -1050, -1073, -1074, -1075, -1076, -2000 })
                Same(Math.ScaleB(x, n), Value(T.ScaleB(Lane(x), Lane(n))));
        }
    }

    [Fact]
    public void Words_are_unsigned_integers()
    {
        ulong[] words =
        [
            0, 1, 2, 63, 0xFFFF_FFFF, 0x1_0000_0000, 0x8000_0000, 0x1F_FFFF_FFFF_FFFF, 0x20_0000_0000_0001, 0x7FFF_FFFF_FFFF_FFFF,
            0x8000_0000_0000_0000, 0x8000_0000_0000_0400, 0x8000_0000_0000_0C00, 0xFFFF_FFFF_FFFF_FBFF, 0xFFFF_FFFF_FFFF_FC00, ulong.MaxValue,
            0x7FF0_0000_0000_0001, 0xFFF4_0000_0000_0000, 0x1234_5678_9ABC_DEF0,
        ];
        foreach (var a in words)
        {
            Same((double)a, Value(T.WordToDouble(Word(a))));
            foreach (var count in new[] { 0, 1, 31, 32, 53, 63 })
            {
                SameWord(a << count, T.ShiftWordsLeft(Word(a), count));
                SameWord(a >> count, T.ShiftWordsRight(Word(a), count));
            }
            foreach (var b in words)
            {
                SameWord(unchecked(a + b), T.AddWords(Word(a), Word(b)));
                SameWord((a & 0xFFFF_FFFF) * (b & 0xFFFF_FFFF), T.MultiplyWords(Word(a), Word(b)));
                SameWord(a & b, T.AndWords(Word(a), Word(b)));
                SameWord(a | b, T.OrWords(Word(a), Word(b)));
                SameWord(a ^ b ^ 0x0F0F, T.XorWords(Word(a), Word(b), Word(0x0F0F)));
                Assert.Equal(a < b, T.AnyTrue(T.WordLess(Word(a), Word(b))));
            }
        }
    }

    [Fact]
    public unsafe void Gather_reads_each_element_from_its_place()
    {
        double[] table = [3, 1, 4, 1.5, 9, 2, 6, 5, 3.5, 8, 9.5, 7];
        var indexes = Enumerable.Range(0, T.Count).Select(i => (ulong)(5 * i % table.Length)).ToArray();
        var got = new double[T.Count];
        fixed (double* entries = table, into = got)
        fixed (ulong* index = indexes)
            T.Store(T.Gather(entries, T.Load((double*)index)), into);
        Assert.Equal(indexes.Select(index => table[index]), got);
    }

    private static T Word(ulong word) => T.BroadcastWord(word);

    private static void SameWord(ulong expected, T got) => Assert.Equal(expected, BitConverter.DoubleToUInt64Bits(Value(got)));

    private static void Same(double expected, double got) =>
        Assert.True(expected.Equals(got) && (double.IsNaN(got) || double.IsNegative(expected) == double.IsNegative(got)), $"{got:R} is not {expected:R}");

    private static T Lane(double value) => T.Broadcast(value);

    private static unsafe double Value(T lane)
    {
        var elements = stackalloc double[T.Count];
        T.Store(lane, elements);
        for (var i = 1; i < T.Count; i++)
            Assert.Equal(BitConverter.DoubleToInt64Bits(elements[0]), BitConverter.DoubleToInt64Bits(elements[i]));
        return elements[0];
    }
}

public sealed class ScalarLaneTests : LaneOperationTests<ScalarLane>;

public sealed class Lane128Tests : LaneOperationTests<Lane128>;

public sealed class Lane256Tests : LaneOperationTests<Lane256>;

public sealed class Lane512Tests : LaneOperationTests<Lane512>;

public sealed class VectorLaneTests : LaneOperationTests<VectorLane>;
