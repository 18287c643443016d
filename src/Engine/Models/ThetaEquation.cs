using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Kernels.Families;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;
using Accel.Kernels.Links;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;

namespace Accel.Engine.Models;

/// <summary>The likelihood equation of a negative binomial's θ at known means.</summary>
/// <param name="observations">Counts and weights.</param>
/// <param name="means">The means.</param>
internal sealed class ThetaEquation(Observations observations, ColumnData means)
{
    /// <summary>Up to so many, ψ(θ + y) − ψ(θ) is a sum of y fractions.</summary>
    private const double FewCounts = 30;

    private const int MostSteps = 100;
    private const double Settled = 1e-14;

    /// <summary>The means at β.</summary>
    /// <param name="design">The model matrix.</param>
    /// <param name="offset">The offset; null for none.</param>
    /// <param name="link">The link.</param>
    /// <param name="beta">p coefficients, 0 for aliased ones.</param>
    /// <param name="storage">Where they are kept.</param>
    public static ColumnData MeansAt(Design design, ColumnData? offset, LinkDescriptor link, double[] beta, DataStorage storage)
    {
        var predictor = new FittedPredictor(design, offset, beta);
        var pass = ResponsePass.OnLanes(LaneSelection.Chosen, new ResponseModelDescriptor(FamilyDescriptor.Of(new Poisson()), link));
        return ColumnData.Generate(design.RowCount, storage, (first, target) =>
        {
            var values = target.Span;
            using var slopes = ChunkBuffer.Rent(values.Length);
            predictor.Fill(first, values);
            pass.Means(values, values, slopes.Span);
        });
    }

    /// <summary>Σ w [(y − μ)² − y]: not positive where the counts vary no more than Poisson's, and θ has no finite estimate.</summary>
    public double Overdispersion() => Sum((y, mu) => (y - mu) * (y - mu) - y);

    /// <summary>θ of the moments, n / Σ (y/μ − 1)², to start from.</summary>
    public double Moments() => Sum((_, _) => 1) / Sum((y, mu) => (y / mu - 1) * (y / mu - 1));

    /// <summary>The θ that solves the equation, by Newton's method for log θ.</summary>
    /// <param name="start">Where to start.</param>
    public double Solve(double start)
    {
        var log = Math.Log(start);
        for (var step = 0; step < MostSteps; step++)
        {
            var theta = Math.Exp(log);
            var slope = theta * Sum((y, mu) => Score(theta, y, mu));
            var curvature = theta * theta * Sum((y, mu) => Information(theta, y, mu)) - slope;
            // Where the likelihood is not concave, Newton's step would lead away from the maximum.
            var move = curvature > 0 ? Math.Clamp(slope / curvature, -1, 1) : Math.Sign(slope);
            log += move;
            if (Math.Abs(move) <= Settled * Math.Max(1, Math.Abs(log)))
                break;
        }
        return Math.Exp(log);
    }

    /// <summary>The observed information about θ.</summary>
    public double InformationAt(double theta) => Sum((y, mu) => Information(theta, y, mu));

    private static double Score(double theta, double y, double mu) =>
        DigammaDifference(theta, y) - Logarithm.Log1p(new ScalarLane(mu / theta)).Value + (mu - y) / (mu + theta);

    private static double Information(double theta, double y, double mu) =>
        TrigammaDifference(theta, y) - mu / theta / (mu + theta) + (mu - y) / ((mu + theta) * (mu + theta));

    /// <summary>ψ(θ + y) − ψ(θ).</summary>
    private static double DigammaDifference(double theta, double y)
    {
        if (y > FewCounts || y != Math.Floor(y))
            return Digamma.Of(new ScalarLane(theta + y)).Value - Digamma.Of(new ScalarLane(theta)).Value;
        var sum = 0.0;
        for (var k = 0; k < y; k++)
            sum += 1 / (theta + k);
        return sum;
    }

    /// <summary>ψ′(θ) − ψ′(θ + y).</summary>
    private static double TrigammaDifference(double theta, double y)
    {
        if (y > FewCounts || y != Math.Floor(y))
            return Trigamma.Of(new ScalarLane(theta)).Value - Trigamma.Of(new ScalarLane(theta + y)).Value;
        var sum = 0.0;
        for (var k = 0; k < y; k++)
            sum += 1 / ((theta + k) * (theta + k));
        return sum;
    }

    private double Sum(Func<double, double, double> term) => ColumnData.Sum(means.Count, (first, rows) =>
    {
        using var responseBuffer = ChunkBuffer.Rent(rows);
        using var weightBuffer = ChunkBuffer.Rent(rows);
        using var meanBuffer = ChunkBuffer.Rent(rows);
        var response = responseBuffer.Span;
        var weight = weightBuffer.Span;
        var mean = meanBuffer.Span;
        observations.Response.CopyTo(first, response);
        observations.CopyWeights(first, weight);
        means.CopyTo(first, mean);
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            if (weight[row] > 0)
                sum += weight[row] * term(response[row], mean[row]);
        }
        return sum;
    });
}
