using Accel.Engine.Data.Storage;

namespace Accel.Engine.Summaries;

/// <summary>Quantiles by R's type 7: interpolated between the order statistics around (n − 1) p.</summary>
/// <remarks>Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996).</remarks>
internal static class Quantiles
{
    /// <summary>The quantiles.</summary>
    /// <param name="values">At least one value, none of them NaN.</param>
    /// <param name="probabilities">From 0 to 1.</param>
    public static double[] Of(ColumnData values, double[] probabilities)
    {
        var places = Array.ConvertAll(probabilities, probability => (values.Count - 1) * probability);
        int[] ranks = [.. places.SelectMany(place => new[] { (int)Math.Floor(place), (int)Math.Ceiling(place) }).Distinct()];
        var found = OrderStatistics.Of(values, ranks);
        double At(double rank) => found[Array.IndexOf(ranks, (int)rank)];
        return Array.ConvertAll(places, place =>
        {
            var below = Math.Floor(place);
            var weight = place - below;
            return weight == 0 ? At(below) : (1 - weight) * At(below) + weight * At(below + 1);
        });
    }
}
