using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Likelihood.Samples;

/// <summary>
/// A function of up to three variables at a point, with its first and second derivatives there: the chain rule,
/// applied to every operation (forward differentiation; Griewank and Walther 2008, chapter 13). No differences are taken.
/// </summary>
internal readonly struct Jet : IDifferentiable<Jet>
{
    private readonly (double X, double Y, double Z) _first;
    private readonly (double XX, double XY, double XZ, double YY, double YZ, double ZZ) _second;

    private Jet(double value, (double, double, double) first, (double, double, double, double, double, double) second)
    {
        Value = value;
        _first = first;
        _second = second;
    }

    public double Value { get; }

    /// <summary>A variable.</summary>
    /// <param name="value">Where it is.</param>
    /// <param name="index">Its number, 0 to 2.</param>
    public static Jet Variable(double value, int index) => new(value, (index == 0 ? 1 : 0, index == 1 ? 1 : 0, index == 2 ? 1 : 0), default);

    /// <summary>The first derivative by a variable.</summary>
    public double First(int index) => index switch { 0 => _first.X, 1 => _first.Y, _ => _first.Z };

    /// <summary>The second derivative by two variables.</summary>
    public double Second(int row, int column) => (Math.Min(row, column), Math.Max(row, column)) switch
    {
        (0, 0) => _second.XX,
        (0, 1) => _second.XY,
        (0, 2) => _second.XZ,
        (1, 1) => _second.YY,
        (1, 2) => _second.YZ,
        _ => _second.ZZ,
    };

    public static implicit operator Jet(double value) => new(value, default, default);

    public static Jet operator +(Jet left, Jet right) => Combine(left.Value + right.Value, left, 1, right, 1);

    public static Jet operator -(Jet left, Jet right) => Combine(left.Value - right.Value, left, 1, right, -1);

    public static Jet operator -(Jet value) => Combine(-value.Value, value, -1, default, 0);

    public static Jet operator *(Jet left, Jet right)
    {
        var linear = Combine(left.Value * right.Value, left, right.Value, right, left.Value);
        var ((ax, ay, az), (bx, by, bz), second) = (left._first, right._first, linear._second);
        return new(linear.Value, linear._first, (
            second.XX + 2 * ax * bx, second.XY + ax * by + ay * bx, second.XZ + ax * bz + az * bx,
            second.YY + 2 * ay * by, second.YZ + ay * bz + az * by, second.ZZ + 2 * az * bz));
    }

    public static Jet operator /(Jet left, Jet right)
    {
        var inverse = 1 / right.Value;
        return left * right.Chain(inverse, -inverse * inverse, 2 * inverse * inverse * inverse);
    }

    public static Jet Exp(Jet x)
    {
        var value = Math.Exp(x.Value);
        return x.Chain(value, value, value);
    }

    public static Jet Log(Jet x) => x.Chain(Math.Log(x.Value), 1 / x.Value, -1 / (x.Value * x.Value));

    public static Jet Log1p(Jet x)
    {
        var slope = 1 / (1 + x.Value);
        return x.Chain(Logarithm.Log1p(new ScalarLane(x.Value)).Value, slope, -slope * slope);
    }

    public static Jet LogGamma(Jet x)
    {
        var at = new ScalarLane(x.Value);
        return x.Chain(Kernels.Functions.LogGamma.Of(at).Value, Digamma.Of(at).Value, Trigamma.Of(at).Value);
    }

    /// <summary>A function of this, from its value and derivatives.</summary>
    private Jet Chain(double value, double first, double second)
    {
        var linear = Combine(value, this, first, default, 0);
        var ((x, y, z), inner) = (_first, linear._second);
        return new(value, linear._first, (
            inner.XX + second * x * x, inner.XY + second * x * y, inner.XZ + second * x * z,
            inner.YY + second * y * y, inner.YZ + second * y * z, inner.ZZ + second * z * z));
    }

    /// <summary>A value with the derivatives of a · left + b · right.</summary>
    private static Jet Combine(double value, in Jet left, double a, in Jet right, double b)
    {
        var ((lx, ly, lz), (rx, ry, rz)) = (left._first, right._first);
        var (l, r) = (left._second, right._second);
        return new(value, (a * lx + b * rx, a * ly + b * ry, a * lz + b * rz), (
            a * l.XX + b * r.XX, a * l.XY + b * r.XY, a * l.XZ + b * r.XZ, a * l.YY + b * r.YY, a * l.YZ + b * r.YZ, a * l.ZZ + b * r.ZZ));
    }
}
