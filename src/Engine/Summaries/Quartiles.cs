using Accel.Engine.Data.Storage;

namespace Accel.Engine.Summaries;

/// <summary>Minimum, quartiles and maximum, interpolated as by R's quantile type 7.</summary>
internal static class Quartiles
{
    /// <summary>The five numbers.</summary>
    /// <param name="values">At least one value, none of them NaN.</param>
    public static double[] Of(ColumnData values)
    {
        var places = Enumerable.Range(0, 5).Select(k => (values.Count - 1) * (k / 4.0)).ToArray();
        int[] ranks = [.. places.SelectMany(place => new[] { (int)Math.Floor(place), (int)Math.Ceiling(place) }).Distinct()];
        var found = OrderStatistics.Of(values, ranks);
        double At(double rank) => found[Array.IndexOf(ranks, (int)rank)];
        return [.. places.Select(place =>
        {
            var below = Math.Floor(place);
            var weight = place - below;
            return weight == 0 ? At(below) : (1 - weight) * At(below) + weight * At(below + 1);
        })];
    }
}
