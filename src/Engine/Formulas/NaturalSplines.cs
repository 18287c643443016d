namespace Accel.Engine.Formulas;

/// <summary>
/// R's <c>ns</c>: cubic B-splines reduced to those combinations whose second derivative is 0 at both boundaries, and
/// which go on as straight lines beyond. The combinations are those of R: the last columns of Q in the QR factors of the
/// two conditions, by Householder's reflections as LINPACK takes them.
/// </summary>
/// <remarks>Hastie in Chambers and Hastie, Statistical Models in S (1992), chapter 7; Dongarra and others, LINPACK Users' Guide (1979), chapter 9.</remarks>
internal sealed class NaturalSplines
{
    private const int Degree = 3;

    private readonly BSplines _basis;
    private readonly double[][] _reflections;
    private readonly int _first;
    private readonly (double Left, double Right) _boundary;

    /// <summary>Finds the combinations.</summary>
    /// <param name="knots">The inner knots.</param>
    /// <param name="boundary">The boundaries.</param>
    /// <param name="intercept">True where the basis spans the constants.</param>
    public NaturalSplines(IReadOnlyList<double> knots, (double Left, double Right) boundary, bool intercept)
    {
        _boundary = boundary;
        _first = intercept ? 0 : 1;
        _basis = new BSplines(
            [.. Enumerable.Repeat(boundary.Left, Degree + 1), .. knots.Order(), .. Enumerable.Repeat(boundary.Right, Degree + 1)], Degree);
        _reflections = Reflections(SecondDerivative(boundary.Left), SecondDerivative(boundary.Right));
    }

    /// <summary>Number of columns.</summary>
    public int Count => _basis.Count - _first - 2;

    /// <summary>The columns' values at a point.</summary>
    public void Evaluate(double x, Span<double> values)
    {
        var full = new double[_basis.Count];
        var end = x < _boundary.Left ? _boundary.Left : x > _boundary.Right ? _boundary.Right : x;
        _basis.Evaluate(end, 0, full);
        if (end != x)
        {
            var slopes = new double[_basis.Count];
            _basis.Evaluate(end, 1, slopes);
            for (var i = 0; i < full.Length; i++)
                full[i] += (x - end) * slopes[i];
        }
        var kept = full.AsSpan(_first);
        for (var i = 0; i < _reflections.Length; i++)
            Reflect(_reflections[i], i, kept);
        kept[2..].CopyTo(values);
    }

    private double[] SecondDerivative(double x)
    {
        var values = new double[_basis.Count];
        _basis.Evaluate(x, 2, values);
        return values[_first..];
    }

    private static double[][] Reflections(params double[][] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
                Reflect(columns[earlier], earlier, columns[i]);
            var column = columns[i];
            var norm = Math.Sqrt(column.Skip(i).Sum(value => value * value));
            norm = column[i] < 0 ? -norm : norm;
            for (var row = i; row < column.Length; row++)
                column[row] /= norm;
            column[i] += 1;
        }
        return columns;
    }

    /// <summary>Applies I − v vᵀ / v[place], where v is 0 before its place.</summary>
    private static void Reflect(double[] v, int place, Span<double> target)
    {
        var sum = 0.0;
        for (var row = place; row < v.Length; row++)
            sum += v[row] * target[row];
        var factor = -sum / v[place];
        for (var row = place; row < v.Length; row++)
            target[row] += factor * v[row];
    }
}
