using Accel.Engine.Data.Storage;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>What tells whether two fits are of the same observations.</summary>
/// <param name="Response">The response as the formula names it.</param>
/// <param name="Rows">Rows used.</param>
/// <param name="Fingerprint">A hash of responses and weights in their order.</param>
internal sealed record ObservationsIdentity(string Response, int Rows, ulong Fingerprint)
{
    /// <summary>The identity of a fit's observations.</summary>
    public static ObservationsIdentity Of(GlmFit fit)
    {
        if (fit.State is not { Problem: var problem })
            return fit.Identity ?? throw new InvalidOperationException("A fit has a state or an identity.");
        var (response, weights, _) = problem.Observations;
        return new ObservationsIdentity(problem.ResponseName, response.Count, Combine(Hash(response), weights is null ? 0 : Hash(weights)));
    }

    private static ulong Hash(ColumnData column)
    {
        var parts = new ulong[ColumnData.ChunkCount(column.Count)];
        ColumnData.Chunkwise(column.Count, (first, rows) =>
        {
            using var buffer = ChunkBuffer.Rent(rows);
            var values = buffer.Span;
            column.CopyTo(first, values);
            var hash = 0UL;
            foreach (var value in values)
                hash = Combine(hash, BitConverter.DoubleToUInt64Bits(value));
            parts[first / ColumnData.ChunkRows] = hash;
        });
        return parts.Aggregate(0UL, Combine);
    }

    /// <summary>Sequential mixing by the finalizer of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Combine(ulong hash, ulong value)
    {
        var mixed = hash + value + 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
