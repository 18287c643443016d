namespace Accel.Engine.Models;

/// <summary>
/// Chooses between passes of scores (chord steps with the information matrix at hand) and passes of
/// normal equations (Newton steps), by what the rest of the way is expected to cost. Distances are
/// those to the maximum in standard errors.
/// </summary>
/// <param name="scoresCost">What a pass of scores costs, as part of a pass of normal equations.</param>
/// <param name="curvature">Relative change of the information matrix over one standard error.</param>
/// <param name="canonical">True where Newton steps are exact to second order; with other links the expected information leaves a constant part of a distance.</param>
internal sealed class PassPlan(double scoresCost, double curvature, bool canonical)
{
    private const int LongestPlan = 14;

    /// <summary>
    /// The last pass begins at most so many standard errors from the maximum: its step ends within the square of
    /// that, or a small part of it, and the information matrix and χ² there are right to more than eight digits.
    /// </summary>
    public double NearEnough { get; } = canonical ? 1e-6 : 1e-8;

    /// <summary>True where scores suffice for the next pass.</summary>
    /// <param name="distance">The expected distance there.</param>
    /// <param name="rate">What a chord step leaves of a distance.</param>
    public bool PrefersScores(double distance, double rate) =>
        distance > NearEnough && ScoresFirst(distance, rate, LongestPlan) < EquationsFirst(distance, LongestPlan);

    /// <summary>What a Newton step, and chord steps with its matrix, leave of a distance.</summary>
    public double RateAfterNewton(double distance) => Math.Min(1, (canonical ? distance : Math.Max(1, distance)) * curvature);

    private double Cost(double distance, double rate, int passes) =>
        passes == 0 ? double.PositiveInfinity
        : distance <= NearEnough ? 1
        : Math.Min(ScoresFirst(distance, rate, passes), EquationsFirst(distance, passes));

    private double ScoresFirst(double distance, double rate, int passes) =>
        scoresCost + Cost(distance * rate, rate, passes - 1);

    private double EquationsFirst(double distance, int passes)
    {
        var rate = RateAfterNewton(distance);
        return 1 + Cost(distance * rate, rate, passes - 1);
    }
}
