using System.Collections;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Formulas;

/// <summary>Finds the rows in which values are missing.</summary>
internal static class MissingRows
{
    /// <summary>Marks the rows missing in any of the parts.</summary>
    public static void Mark(IEnumerable<(ColumnData Data, Predicate<double> IsMissing)> parts, BitArray missing)
    {
        foreach (var (data, isMissing) in parts)
        {
            var row = 0;
            foreach (var value in data)
            {
                if (isMissing(value))
                    missing[row] = true;
                row++;
            }
        }
    }

    /// <summary>Number of rows missing in any of the parts, and the first of them.</summary>
    public static int Count(BitArray missing, out int first)
    {
        var count = 0;
        first = -1;
        for (var row = 0; row < missing.Length; row++)
        {
            if (missing[row] && count++ == 0)
                first = row;
        }
        return count;
    }
}
