namespace Accel.Engine.Formulas;

/// <summary>A number for each of some rows, or one number for all of them. Values are overwritten by the next operation.</summary>
internal readonly struct Operand
{
    private readonly double[]? values;
    private readonly double constant;

    private Operand(double[]? values, double constant)
    {
        this.values = values;
        this.constant = constant;
    }

    public static Operand Constant(double value) => new(null, value);

    /// <summary>One value a row; the array becomes the operand's own.</summary>
    public static Operand Of(double[] values) => new(values, 0);

    /// <summary>Writes the values, a constant repeated for every row.</summary>
    public void CopyTo(Span<double> target)
    {
        if (values is null)
            target.Fill(constant);
        else
            values.CopyTo(target);
    }

    public Operand Map(Func<double, double> function)
    {
        if (values is null)
            return Constant(function(constant));
        for (var row = 0; row < values.Length; row++)
            values[row] = function(values[row]);
        return this;
    }

    public static Operand Combine(Operand left, Operand right, Func<double, double, double> operation)
    {
        if (left.values is null && right.values is null)
            return Constant(operation(left.constant, right.constant));
        var result = (left.values ?? right.values)!;
        for (var row = 0; row < result.Length; row++)
            result[row] = operation(left.values is null ? left.constant : left.values[row], right.values is null ? right.constant : right.values[row]);
        return Of(result);
    }
}
