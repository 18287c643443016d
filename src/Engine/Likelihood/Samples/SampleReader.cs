using System.Globalization;
using Accel.Engine.Data;

namespace Accel.Engine.Likelihood.Samples;

/// <summary>The values of a column that a distribution can have.</summary>
/// <param name="Sample">The values that are not missing.</param>
/// <param name="Omitted">How many are missing.</param>
public sealed record SampleReader(Sample Sample, int Omitted)
{
    /// <summary>Takes the values of a column.</summary>
    /// <param name="table">The data.</param>
    /// <param name="column">A column of numbers, or of truth values, of which TRUE is 1.</param>
    /// <param name="distribution">What they shall be values of.</param>
    /// <param name="collapse">True where equal values shall be kept once with their number.</param>
    /// <exception cref="InputException">There is no such column, it holds text, or a value that the distribution never takes; the message names its row.</exception>
    public static SampleReader Read(DataTable table, string column, SampleDistribution distribution, bool collapse = true)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(distribution);
        var found = table[column];
        if (found is CategoricalColumn)
            throw new InputException($"{table.Source}: column '{column}' holds text; a distribution is fitted to numbers.");
        var values = new double[found.Count];
        var (next, row) = (0, 0);
        foreach (var value in found.Data)
        {
            row++;
            if (found.IsMissing(value))
                continue;
            if (!distribution.Accepts(value))
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{table.Source}, row {row}: '{column}' is {value:R}; a {distribution.Name} distribution takes {distribution.Support}."));
            values[next++] = value;
        }
        if (next == 0)
            throw new InputException($"{table.Source}: column '{column}' has no values that are not missing.");
        return new SampleReader(new Sample(values[..next], collapse), found.Count - next);
    }
}
