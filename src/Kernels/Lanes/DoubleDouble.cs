using System.Numerics;

namespace Accel.Kernels.Lanes;

/// <summary>One number of about 106 bits, the unevaluated sum of two doubles: <see cref="DoubleDoubleLane{T}"/> on the scalar lane, for sums and small matrices.</summary>
/// <param name="high">The number rounded to double.</param>
/// <param name="low">What is missing.</param>
public readonly struct DoubleDouble(double high, double low)
    : IAdditionOperators<DoubleDouble, DoubleDouble, DoubleDouble>,
      ISubtractionOperators<DoubleDouble, DoubleDouble, DoubleDouble>,
      IMultiplyOperators<DoubleDouble, DoubleDouble, DoubleDouble>,
      IDivisionOperators<DoubleDouble, DoubleDouble, DoubleDouble>
{
    /// <summary>The number rounded to double.</summary>
    public double High { get; } = high;

    /// <summary>What is missing.</summary>
    public double Low { get; } = low;

    /// <summary>A double, exactly.</summary>
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>The number rounded to double.</summary>
    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    /// <summary>a · b exactly (unless it under- or overflows).</summary>
    public static DoubleDouble ProductOf(double a, double b) =>
        From(DoubleDoubleLane<ScalarLane>.ProductOf(new(a), new(b)));

    /// <summary>a + b exactly.</summary>
    public static DoubleDouble SumOf(double a, double b) =>
        From(DoubleDoubleLane<ScalarLane>.SumOf(new(a), new(b)));

    /// <summary>Sum.</summary>
    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right) => From(left.Lane + right.Lane);

    /// <summary>Difference.</summary>
    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => From(left.Lane + -right.Lane);

    /// <summary>Negation.</summary>
    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    /// <summary>Product.</summary>
    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right) => From(left.Lane * right.Lane);

    /// <summary>Quotient, by three steps of long division.</summary>
    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        var first = left.High / right.High;
        var rest = left - right * first;
        var second = rest.High / right.High;
        rest -= right * second;
        return SumOf(first, second) + rest.High / right.High;
    }

    private DoubleDoubleLane<ScalarLane> Lane => new(new(High), new(Low));

    private static DoubleDouble From(DoubleDoubleLane<ScalarLane> lane) => new(lane.High.Value, lane.Low.Value);
}
