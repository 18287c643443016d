using Accel.Engine.Data.Storage;

namespace Accel.Host;

/// <summary>Which rows a scatterplot shows: all, or of very many some at even distances and those that stand out.</summary>
internal static class PlotSample
{
    private const int Most = 5000;
    private const int Extremes = 50;
    private const int Crowd = 500;

    /// <summary>The rows, ascending.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">The columns whose least and greatest values are always shown.</param>
    public static int[] Of(int rows, IReadOnlyList<ColumnData> columns)
    {
        if (rows <= Most)
            return [.. Enumerable.Range(0, rows)];
        var shown = new SortedSet<int>(Enumerable.Range(0, Most).Select(k => (int)((long)k * rows / Most)));
        foreach (var column in columns)
        {
            shown.UnionWith(Largest(column, value => value));
            shown.UnionWith(Largest(column, value => -value));
        }
        return [.. shown];
    }

    /// <summary>The values of some rows.</summary>
    public static double[] Take(ColumnData column, int[] rows)
    {
        var taken = new double[rows.Length];
        var (row, next) = (0, 0);
        foreach (var value in column)
        {
            if (next < rows.Length && rows[next] == row)
                taken[next++] = value;
            row++;
        }
        return taken;
    }

    /// <summary>How much a dot covers, so that crowds can be told from single ones.</summary>
    public static double Opacity(int points) => points <= Crowd ? 0.8 : 0.35;

    private static IEnumerable<int> Largest(ColumnData column, Func<double, double> size)
    {
        var held = new PriorityQueue<int, double>();
        var row = 0;
        foreach (var value in column)
        {
            if (!double.IsNaN(value))
            {
                if (held.Count < Extremes)
                    held.Enqueue(row, size(value));
                else
                    held.EnqueueDequeue(row, size(value));
            }
            row++;
        }
        return held.UnorderedItems.Select(item => item.Element);
    }
}
