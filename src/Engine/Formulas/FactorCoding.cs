using System.Globalization;
using Accel.Engine.Data;

namespace Accel.Engine.Formulas;

/// <summary>
/// The columns that stand for a factor's levels in a design: R's contrasts, or an indicator of every level.
/// </summary>
/// <remarks>Chambers and Hastie, Statistical Models in S (1992), section 2.3.2.</remarks>
internal sealed class FactorCoding
{
    private readonly CellValue[][] _columns;

    private FactorCoding(IEnumerable<string> names, CellValue[][] columns)
    {
        ColumnNames = [.. names];
        _columns = columns;
    }

    /// <summary>What follows the variable in the columns' names.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    /// <summary>The levels that a column does not hold at 0, with their values.</summary>
    public IReadOnlyList<CellValue> Column(int index) => _columns[index];

    /// <summary>An indicator of every level.</summary>
    public static FactorCoding Indicators(IReadOnlyList<string> levels) => Except(levels, -1);

    /// <summary>R's <c>contr.treatment</c>: an indicator of every level but the baseline.</summary>
    /// <param name="levels">The levels.</param>
    /// <param name="baseline">The baseline's place, from 0.</param>
    public static FactorCoding Treatment(IReadOnlyList<string> levels, int baseline = 0) => Except(levels, baseline);

    /// <summary>R's <c>contr.SAS</c>: treatment contrasts with the last level as the baseline.</summary>
    public static FactorCoding Sas(IReadOnlyList<string> levels) => Except(levels, levels.Count - 1);

    /// <summary>R's <c>contr.sum</c>: level j less the last one.</summary>
    public static FactorCoding Sum(IReadOnlyList<string> levels) => Numbered(levels.Count - 1, column => [new(column, 1), new(levels.Count - 1, -1)]);

    /// <summary>R's <c>contr.helmert</c>: level j + 1 against those before it.</summary>
    public static FactorCoding Helmert(IReadOnlyList<string> levels) => Numbered(levels.Count - 1, column =>
        [.. Enumerable.Range(0, column + 1).Select(level => new CellValue(level, -1)), new(column + 1, column + 1)]);

    /// <summary>R's <c>contr.poly</c>: orthonormal polynomials in equally spaced scores, for ordered levels.</summary>
    public static FactorCoding Polynomial(IReadOnlyList<string> levels)
    {
        var scores = Enumerable.Range(1, levels.Count).Select(score => (double)score).ToArray();
        var basis = OrthogonalPolynomials.Of(scores, levels.Count - 1);
        var values = Array.ConvertAll(scores, score =>
        {
            var row = new double[levels.Count - 1];
            basis.Fill(score, row);
            return row;
        });
        var columns = Enumerable.Range(0, levels.Count - 1).Select(degree => values.Select((row, level) => new CellValue(level, row[degree])).ToArray());
        return new FactorCoding(Enumerable.Range(0, levels.Count - 1).Select(i => i switch { 0 => ".L", 1 => ".Q", 2 => ".C", _ => $"^{i + 1}" }), [.. columns]);
    }

    private static FactorCoding Except(IReadOnlyList<string> levels, int baseline)
    {
        var kept = Enumerable.Range(0, levels.Count).Where(level => level != baseline).ToList();
        return new FactorCoding(kept.Select(level => levels[level]), [.. kept.Select(level => new CellValue[] { new(level, 1) })]);
    }

    private static FactorCoding Numbered(int count, Func<int, CellValue[]> column) => new(
        Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture)), [.. Enumerable.Range(0, count).Select(column)]);
}
