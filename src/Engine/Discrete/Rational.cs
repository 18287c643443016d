using System.Globalization;
using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>A fraction of whole numbers of any size, always in lowest terms: probabilities without rounding.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private const int MantissaBits = 53;
    private const int LeastNormalExponent = -1022;

    private readonly BigInteger _denominator;

    /// <summary>Creates numerator / denominator in lowest terms.</summary>
    /// <param name="numerator">Any whole number.</param>
    /// <param name="denominator">Any whole number but 0.</param>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A fraction's denominator is 0.");
        var divisor = denominator.IsOne ? BigInteger.One : BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            divisor = -divisor;
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    private Rational(BigInteger whole)
    {
        Numerator = whole;
        _denominator = BigInteger.One;
    }

    /// <summary>0.</summary>
    public static Rational Zero { get; } = new(BigInteger.Zero);

    /// <summary>1.</summary>
    public static Rational One { get; } = new(BigInteger.One);

    /// <summary>The part above the line, with the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The part below the line, 1 or more.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>True for whole numbers.</summary>
    public bool IsInteger => Denominator.IsOne;

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(BigInteger whole) => new(whole);

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(long whole) => new(new BigInteger(whole));

    /// <summary>Exactly the binary fraction that a double is: 0.1 is 3602879701896397/36028797018963968.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or NaN.</exception>
    public static Rational FromDouble(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "It is not finite.");
        if (value == 0)
            return Zero;
        var exponent = Math.Max(Math.ILogB(value), LeastNormalExponent) - (MantissaBits - 1);
        var mantissa = new BigInteger(Math.ScaleB(value, -exponent));
        return exponent >= 0 ? new(mantissa << exponent) : new(mantissa, BigInteger.One << -exponent);
    }

    /// <summary>The shortest decimal that reads back as the double: 0.1 is 1/10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or NaN.</exception>
    public static Rational FromShortestDecimal(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "It is not finite.");
        return Parse(value.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Reads a whole number, a decimal or a fraction of them: <c>3</c>, <c>0.1</c>, <c>1e-3</c>, <c>1/3</c>. Nothing is rounded.</summary>
    /// <exception cref="InputException">The text is none of these, or its exponent is beyond ±<see cref="RationalText.LargestExponent"/>.</exception>
    public static Rational Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value)
            ? value
            : throw new InputException($"'{text}' is no number; write a decimal such as 0.25 or a fraction such as 1/3.");
    }

    /// <summary>Reads what <see cref="Parse"/> reads.</summary>
    /// <returns>False where the text is no such number.</returns>
    public static bool TryParse(string? text, out Rational value) => RationalText.TryRead(text.AsSpan().Trim(), out value);

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational left, Rational right) => left.IsInteger && right.IsInteger
        ? new(left.Numerator + right.Numerator)
        : new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The product.</summary>
    public static Rational operator *(Rational left, Rational right) => left.IsInteger && right.IsInteger
        ? new(left.Numerator * right.Numerator)
        : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator /(Rational left, Rational right) => new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>The opposite.</summary>
    public static Rational operator -(Rational value) => value.IsInteger ? new(-value.Numerator) : new(-value.Numerator, value.Denominator);

    /// <summary>True where both are the same number.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>True where they differ.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>True where the left one is smaller.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>True where the left one is larger.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>True where the left one is not larger.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>True where the left one is not smaller.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The absolute value.</summary>
    public static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;

    /// <summary>The largest whole number that is not above.</summary>
    public static Rational Floor(Rational value)
    {
        var whole = BigInteger.DivRem(value.Numerator, value.Denominator, out var rest);
        return new(rest.Sign < 0 ? whole - 1 : whole);
    }

    /// <summary>The smallest whole number that is not below.</summary>
    public static Rational Ceiling(Rational value) => -Floor(-value);

    /// <summary>A whole power; 0⁰ is 1.</summary>
    /// <exception cref="DivideByZeroException">A negative power of 0.</exception>
    public static Rational Pow(Rational value, int exponent)
    {
        var (top, bottom) = (BigInteger.Pow(value.Numerator, Math.Abs(exponent)), BigInteger.Pow(value.Denominator, Math.Abs(exponent)));
        return exponent >= 0 ? new(top, bottom) : new(bottom, top);
    }

    /// <summary>The nearest double, the even one of two equally near; infinite beyond the range of doubles.</summary>
    public double ToDouble() => Nearest(Numerator, Denominator);

    /// <summary>The double nearest to a fraction that need not be in lowest terms.</summary>
    /// <param name="numerator">Any whole number.</param>
    /// <param name="denominator">1 or more.</param>
    internal static double Nearest(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
            return 0;
        var top = BigInteger.Abs(numerator);
        // A quotient of 55 or 56 bits; the last one stands for all that is cut off.
        var shift = MantissaBits + 2 - (int)(top.GetBitLength() - denominator.GetBitLength());
        var quotient = (ulong)BigInteger.DivRem(shift > 0 ? top << shift : top, shift < 0 ? denominator << -shift : denominator, out var rest);
        if (!rest.IsZero)
            quotient |= 1;
        var bits = 64 - BitOperations.LeadingZeroCount(quotient);
        var exponent = bits - 1 - shift;
        var dropped = bits - MantissaBits + Math.Max(0, LeastNormalExponent - exponent);
        if (dropped > bits)
            return 0;
        var (kept, cut, half) = (quotient >> dropped, quotient & ((1UL << dropped) - 1), 1UL << (dropped - 1));
        if (cut > half || (cut == half && (kept & 1) == 1))
            kept++;
        return numerator.Sign * Math.ScaleB(kept, dropped - shift);
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other) => IsInteger && other.IsInteger
        ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>A fraction such as <c>1/36</c>; a whole number without a line.</summary>
    public override string ToString() => IsInteger
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
