using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>R's operators on fractions. Truth values are 1 and 0.</summary>
internal static class ExactOperations
{
    private const int LargestPower = 10_000;
    private const long MostBits = 1 << 20;

    /// <summary>True for &lt;, == and the like.</summary>
    public static bool IsComparison(string symbol) => symbol is "<" or ">" or "<=" or ">=" or "==" or "!=";

    /// <summary>The operation of a symbol; null where it has none. It throws <see cref="ArithmeticException"/> where there is no result.</summary>
    public static Func<Quantity, Quantity, Quantity>? Find(string symbol) => symbol switch
    {
        "+" => (left, right) => new(left.Value + right.Value, left.IsExact && right.IsExact),
        "-" => (left, right) => new(left.Value - right.Value, left.IsExact && right.IsExact),
        "*" => (left, right) => new(left.Value * right.Value, left.IsExact && right.IsExact),
        "/" => (left, right) => new(left.Value / NotZero(right.Value), left.IsExact && right.IsExact),
        "%/%" => (left, right) => new(Rational.Floor(left.Value / NotZero(right.Value)), left.IsExact && right.IsExact),
        "%%" => (left, right) => new(left.Value - right.Value * Rational.Floor(left.Value / NotZero(right.Value)), left.IsExact && right.IsExact),
        "^" => Power,
        "<" => (left, right) => left.Value < right.Value,
        ">" => (left, right) => left.Value > right.Value,
        "<=" => (left, right) => left.Value <= right.Value,
        ">=" => (left, right) => left.Value >= right.Value,
        "==" => (left, right) => left.Value == right.Value,
        "!=" => (left, right) => left.Value != right.Value,
        "&" => (left, right) => left.Value.Sign != 0 && right.Value.Sign != 0,
        "|" => (left, right) => left.Value.Sign != 0 || right.Value.Sign != 0,
        _ => null,
    };

    private static Rational NotZero(Rational divisor) => divisor.Sign != 0 ? divisor : throw new DivideByZeroException("a division by zero.");

    private static Quantity Power(Quantity left, Quantity right)
    {
        var (value, exponent) = (left.Value, right.Value);
        if (value.Sign == 0 && exponent.Sign < 0)
            throw new DivideByZeroException("a negative power of zero is a division by zero.");
        if (!exponent.IsInteger)
            return ExactFunctions.Rounded(Math.Pow(value.ToDouble(), exponent.ToDouble()), "a fractional power of a negative number does not exist.");
        if (BigInteger.Abs(exponent.Numerator) > LargestPower || (long)Math.Abs((int)exponent.Numerator) * Math.Max(value.Numerator.GetBitLength(), value.Denominator.GetBitLength()) > MostBits)
            throw new OverflowException("the power is too large.");
        return new(Rational.Pow(value, (int)exponent.Numerator), left.IsExact && right.IsExact);
    }
}
