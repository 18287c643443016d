namespace Accel.Engine.Formulas;

/// <summary>A number for each row, or one number for all of them.</summary>
internal readonly struct Operand
{
    private readonly double[]? values;
    private readonly double constant;
    private readonly bool isScratch;

    private Operand(double[]? values, double constant, bool isScratch)
    {
        this.values = values;
        this.constant = constant;
        this.isScratch = isScratch;
    }

    public static Operand Constant(double value) => new(null, value, false);

    /// <summary>Values that belong to a column and must not be changed.</summary>
    public static Operand Column(double[] values) => new(values, 0, false);

    /// <summary>Values of an intermediate result, which the next operation may overwrite.</summary>
    public static Operand Scratch(double[] values) => new(values, 0, true);

    /// <summary>The values, a constant repeated for every row.</summary>
    public double[] Expand(int rows)
    {
        if (values is not null)
            return values;
        var repeated = new double[rows];
        Array.Fill(repeated, constant);
        return repeated;
    }

    public Operand Map(Func<double, double> function)
    {
        if (values is null)
            return Constant(function(constant));
        var result = isScratch ? values : new double[values.Length];
        for (var row = 0; row < result.Length; row++)
            result[row] = function(values[row]);
        return Scratch(result);
    }

    public static Operand Combine(Operand left, Operand right, Func<double, double, double> operation)
    {
        if (left.values is null && right.values is null)
            return Constant(operation(left.constant, right.constant));
        var result = left.isScratch ? left.values! : right.isScratch ? right.values! : new double[(left.values ?? right.values)!.Length];
        for (var row = 0; row < result.Length; row++)
            result[row] = operation(left.values is null ? left.constant : left.values[row], right.values is null ? right.constant : right.values[row]);
        return Scratch(result);
    }
}
