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

    /// <summary>The second where the first is true, the third where it is false, NaN where it is missing.</summary>
    public static Operand Choose(Operand test, Operand yes, Operand no)
    {
        if ((test.values ?? yes.values ?? no.values) is not { } any)
            return Constant(Choice(test.constant, yes.constant, no.constant));
        var result = new double[any.Length];
        for (var row = 0; row < result.Length; row++)
            result[row] = Choice(test.At(row), yes.At(row), no.At(row));
        return Of(result);
    }

    private static double Choice(double test, double yes, double no) => double.IsNaN(test) ? test : test != 0 ? yes : no;

    private double At(int row) => values is null ? constant : values[row];

    public static Operand Combine(Operand left, Operand right, Func<double, double, double> operation)
    {
        if (left.values is null && right.values is null)
            return Constant(operation(left.constant, right.constant));
        var result = (left.values ?? right.values)!;
        for (var row = 0; row < result.Length; row++)
            result[row] = operation(left.At(row), right.At(row));
        return Of(result);
    }
}
