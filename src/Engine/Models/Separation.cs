using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Engine.Inference;
using Accel.Kernels.Passes;

namespace Accel.Engine.Models;

/// <summary>
/// A direction in which the likelihood never falls: along it some fitted probabilities go to 0 or 1, or rates to 0, as
/// the responses have it, and all others stay as they are (Albert and Anderson 1984). It is guessed from the way the
/// iterates went, made exact on the rows that must stay, and checked on every row.
/// </summary>
/// <param name="Columns">The coefficients that move, by their places; those are what separates.</param>
/// <param name="Complete">True where no row stays as it is.</param>
internal sealed record Separation(IReadOnlyList<int> Columns, bool Complete)
{
    /// <summary>Parts of the farthest move below which a row is taken to stay.</summary>
    private static readonly double[] StayBelow = [1e-3, 1e-5, 1e-7, 1e-2, 0.1];

    /// <summary>Rounding of a row's move, as part of the sizes of its terms.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Finds the direction; null where there is none, or the iterates don't show it.</summary>
    /// <param name="problem">What was fitted.</param>
    /// <param name="result">Where the iterations ended.</param>
    public static Separation? Find(GlmProblem problem, ScoringResult result)
    {
        var guess = result.ByRule is { } earlier && !earlier.Beta.AsSpan().SequenceEqual(result.Beta)
            ? [.. result.Beta.Zip(earlier.Beta, (late, early) => late - early)]
            : result.Solution.Step;
        if (!guess.Any(value => value != 0) || !guess.All(double.IsFinite))
            return null;
        var rows = new DesignRows(problem.Design);
        return StayBelow.Select(share => Try(problem, rows, guess, share)).FirstOrDefault(found => found is not null);
    }

    private static Separation? Try(GlmProblem problem, DesignRows rows, double[] guess, double share)
    {
        var farthest = 0.0;
        Walk(problem, rows, (_, columns, values) => farthest = Math.Max(farthest, Math.Abs(Move(guess, columns, values))));
        if (farthest == 0)
            return null;

        // What is left of the guess where rows that stay have their say.
        var staying = new NormalEquations(guess.Length, Arithmetic.Plain);
        Walk(problem, rows, (side, columns, values) =>
        {
            var move = Move(guess, columns, values);
            if (side != 0 && Math.Abs(move) > share * farthest)
                return;
            for (var i = 0; i < columns.Length; i++)
            {
                staying.Score[columns[i]] -= move * values[i];
                for (var j = 0; j < columns.Length; j++)
                    staying.Gram[columns[i] * guess.Length + columns[j]] += values[i] * values[j];
            }
        });
        var correction = NormalEquationsSolution.Of(staying, FisherScoring.AliasTolerance).Step;
        var direction = FisherScoring.Along(guess, correction, 1);

        var (separates, complete) = (true, true);
        var moved = false;
        var reach = new double[guess.Length];
        Walk(problem, rows, (side, columns, values) =>
        {
            var size = 0.0;
            for (var i = 0; i < columns.Length; i++)
            {
                var part = Math.Abs(direction[columns[i]] * values[i]);
                size += part + Math.Abs(guess[columns[i]] * values[i]);
                reach[columns[i]] = Math.Max(reach[columns[i]], part);
            }
            var move = Move(direction, columns, values);
            var stays = Math.Abs(move) <= Rounding * size;
            separates &= stays || side * move > 0;
            complete &= !stays;
            moved |= !stays;
        });
        if (!separates || !moved)
            return null;
        var least = Rounding * Math.Sqrt(reach.Length) * reach.Max() * 100;
        return new Separation([.. Enumerable.Range(0, reach.Length).Where(column => reach[column] > least)], complete);
    }

    /// <summary>What is done with a row: side is +1 where its mean may go with η up, −1 with η down, 0 where it must stay.</summary>
    private delegate void RowAction(int side, ReadOnlySpan<int> columns, ReadOnlySpan<double> values);

    /// <summary>Calls an action for each row of positive weight.</summary>
    private static void Walk(GlmProblem problem, DesignRows rows, RowAction action)
    {
        var count = problem.Design.RowCount;
        var (family, link) = problem.Model;
        for (var first = 0; first < count; first += ColumnData.ChunkRows)
        {
            var length = Math.Min(ColumnData.ChunkRows, count - first);
            var (response, weight) = (new double[length], new double[length]);
            problem.Observations.Response.CopyTo(first, response);
            problem.Observations.CopyWeights(first, weight);
            rows.ForEach(first, length, (row, columns, values) =>
            {
                if (weight[row] > 0)
                    action(family.IsEdge(response[row]) && double.IsInfinity(link.Predictor(response[row])) ? Math.Sign(link.Predictor(response[row])) : 0, columns, values);
            });
        }
    }

    private static double Move(double[] direction, ReadOnlySpan<int> columns, ReadOnlySpan<double> values)
    {
        var move = 0.0;
        for (var entry = 0; entry < columns.Length; entry++)
            move += direction[columns[entry]] * values[entry];
        return move;
    }
}
