using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>
/// The different rows of a design and its observations, each with the sum of its rows' weights. Sums over
/// them are the sums over all rows. Found only where all columns hold few whole numbers, so that a row's
/// values are its place in a table, and weights are whole, so that their sums are exact.
/// </summary>
/// <param name="Design">The model matrix of the patterns.</param>
/// <param name="Observations">Their responses, weights and offsets.</param>
internal sealed record CovariatePatterns(Design Design, Observations Observations)
{
    /// <summary>With fewer rows a fit has nothing to gain.</summary>
    private const int LeastRows = 1 << 16;

    /// <summary>A table larger than one place for so many rows, or than the caches, costs more than it saves.</summary>
    private const int RowsPerPlace = 16;
    private const int MostPlaces = 1 << 20;

    /// <summary>Finds the patterns; null where there would be too many, or weights whose sums are not exact.</summary>
    /// <param name="design">The model matrix.</param>
    /// <param name="observations">Response, weights and offset.</param>
    /// <param name="leastRows">With fewer rows there is nothing to gain.</param>
    public static CovariatePatterns? TryFind(Design design, Observations observations, int leastRows = LeastRows)
    {
        var rows = design.RowCount;
        if (rows < leastRows || observations.Weights is { IsWhole: false } || observations.Weights?.Greatest > int.MaxValue)
            return null;
        var columns = ColumnsOf(design, observations).Distinct().ToList();
        var places = 1.0;
        foreach (var column in columns)
        {
            if (!column.IsWhole)
                return null;
            places *= column.Greatest - column.Least + 1;
        }
        if (places > Math.Min(MostPlaces, rows / RowsPerPlace))
            return null;
        var weights = WeightsOfPlaces(columns, observations.Weights, rows, (int)places);
        var used = Enumerable.Range(0, weights.Length).Where(place => weights[place] > 0).ToArray();
        return used.Length == 0 ? null : At(used, weights, columns, design, observations);
    }

    private static IEnumerable<ColumnData> ColumnsOf(Design design, Observations observations) =>
        design.Blocks.SelectMany(block => block.Stored)
            .Append(observations.Response)
            .Concat(observations.Offset is { } offset ? [offset] : Array.Empty<ColumnData>());

    private static long[] WeightsOfPlaces(List<ColumnData> columns, ColumnData? weights, int rows, int places)
    {
        var tables = new ConcurrentBag<long[]>();
        ColumnData.Chunkwise(rows, (first, count) =>
        {
            var table = tables.TryTake(out var started) ? started : new long[places];
            using var placeBuffer = ChunkBuffer.Rent(count);
            var place = placeBuffer.Span;
            place.Clear();
            using var valuesBuffer = ChunkBuffer.Rent(count);
            var values = valuesBuffer.Span;
            foreach (var column in columns)
            {
                column.CopyTo(first, values);
                TensorPrimitives.Subtract(values, column.Least, values);
                TensorPrimitives.MultiplyAdd(place, column.Greatest - column.Least + 1, values, place);
            }
            if (weights is null)
            {
                for (var row = 0; row < count; row++)
                    table[(int)place[row]]++;
            }
            else
            {
                weights.CopyTo(first, values);
                for (var row = 0; row < count; row++)
                    table[(int)place[row]] += (long)values[row];
            }
            tables.Add(table);
        });
        var sums = new long[places];
        foreach (var table in tables)
            TensorPrimitives.Add(sums, table, sums);
        return sums;
    }

    private static CovariatePatterns At(int[] places, long[] weights, List<ColumnData> columns, Design design, Observations observations)
    {
        var decoded = new Dictionary<ColumnData, ColumnData>();
        var rest = (int[])places.Clone();
        foreach (var column in Enumerable.Reverse(columns))
        {
            var span = (int)(column.Greatest - column.Least + 1);
            decoded.Add(column, Array.ConvertAll(rest, place => column.Least + place % span));
            rest = Array.ConvertAll(rest, place => place / span);
        }
        return new CovariatePatterns(
            design.With(places.Length, column => decoded[column]),
            new Observations(
                decoded[observations.Response],
                Array.ConvertAll(places, place => (double)weights[place]),
                observations.Offset is null ? null : decoded[observations.Offset]));
    }
}
