using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>The functions that an expression may call: exact where the result is a fraction, else the nearest doubles or so.</summary>
internal static class ExactFunctions
{
    private static readonly Dictionary<string, Func<Quantity, Quantity>> OfOne = new(StringComparer.Ordinal)
    {
        ["abs"] = argument => new(Rational.Abs(argument.Value), argument.IsExact),
        ["sign"] = argument => new((long)argument.Value.Sign, argument.IsExact),
        ["floor"] = argument => new(Rational.Floor(argument.Value), argument.IsExact),
        ["ceiling"] = argument => new(Rational.Ceiling(argument.Value), argument.IsExact),
        ["sqrt"] = SquareRoot,
        ["exp"] = argument => argument.Value.Sign == 0 ? Rational.One : Rounded(Math.Exp(argument.Value.ToDouble()), ""),
        ["log"] = argument => Logarithm(argument, Math.Log),
        ["log2"] = argument => Logarithm(argument, Math.Log2),
        ["log10"] = argument => Logarithm(argument, Math.Log10),
    };

    private static readonly Dictionary<string, Func<IEnumerable<Quantity>, Quantity>> OfMany = new(StringComparer.Ordinal)
    {
        ["max"] = arguments => arguments.Aggregate((left, right) => left.Value >= right.Value ? left : right),
        ["min"] = arguments => arguments.Aggregate((left, right) => left.Value <= right.Value ? left : right),
        ["sum"] = arguments => arguments.Aggregate((left, right) => new(left.Value + right.Value, left.IsExact && right.IsExact)),
        ["prod"] = arguments => arguments.Aggregate((left, right) => new(left.Value * right.Value, left.IsExact && right.IsExact)),
    };

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => OfOne.Keys.Concat(OfMany.Keys);

    /// <summary>A function of one number; null where there is none of that name. It throws <see cref="ArithmeticException"/> where there is no result.</summary>
    public static Func<Quantity, Quantity>? Find(string name) => OfOne.GetValueOrDefault(name);

    /// <summary>A function of one or more numbers; null where there is none of that name.</summary>
    public static Func<IEnumerable<Quantity>, Quantity>? FindOfMany(string name) => OfMany.GetValueOrDefault(name);

    /// <summary>A number in double precision.</summary>
    /// <param name="value">The number.</param>
    /// <param name="undefined">What to say where it is NaN.</param>
    /// <exception cref="ArithmeticException">It is infinite or NaN.</exception>
    public static Quantity Rounded(double value, string undefined) =>
        double.IsNaN(value) ? throw new ArithmeticException(undefined)
        : double.IsInfinity(value) ? throw new OverflowException("the result is too large.")
        : new(Rational.FromDouble(value), false);

    private static Quantity Logarithm(Quantity argument, Func<double, double> function) =>
        argument.Value.Sign <= 0 ? throw new ArithmeticException("the logarithm of a number that is not above zero does not exist.")
        : argument.Value == Rational.One ? new(Rational.Zero, argument.IsExact)
        : Rounded(function(argument.Value.ToDouble()), "");

    private static Quantity SquareRoot(Quantity argument)
    {
        if (argument.Value.Sign < 0)
            throw new ArithmeticException("the square root of a negative number does not exist.");
        return WholeRoot(argument.Value.Numerator) is { } top && WholeRoot(argument.Value.Denominator) is { } bottom
            ? new(new Rational(top, bottom), argument.IsExact)
            : Rounded(Math.Sqrt(argument.Value.ToDouble()), "");
    }

    /// <summary>The square root of a square below 2^104; null for other numbers.</summary>
    private static BigInteger? WholeRoot(BigInteger square)
    {
        if (square.GetBitLength() > 104)
            return null;
        var root = new BigInteger(Math.Round(Math.Sqrt((double)square)));
        return root * root == square ? root : null;
    }
}
