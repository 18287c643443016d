namespace Accel.Engine.Discrete;

/// <summary>A value of an expression, and whether it is exact: square roots and logarithms are rounded to doubles.</summary>
internal readonly record struct Quantity(Rational Value, bool IsExact)
{
    /// <summary>An exact one.</summary>
    public static implicit operator Quantity(Rational value) => new(value, true);

    /// <summary>A truth value: 1 or 0.</summary>
    public static implicit operator Quantity(bool truth) => new(truth ? Rational.One : Rational.Zero, true);

    /// <summary>The opposite.</summary>
    public static Quantity operator -(Quantity value) => value with { Value = -value.Value };
}
