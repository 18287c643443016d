namespace Accel.Engine.Engines;

/// <summary>Grids of coefficients for designs that take them one by one.</summary>
internal static class CoefficientGrid
{
    private const int BetasAtOnce = 1 << 14;

    /// <summary>The log-likelihood at every sum of a left and a right β, by lists of them.</summary>
    public static void LogLikelihood(
        IResidentDesign design, ReadOnlySpan<double> left, ReadOnlySpan<double> right, double dispersion, Span<double> values)
    {
        var width = design.ColumnCount;
        var rightCount = width == 0 ? values.Length : right.Length / width;
        var betas = new double[Math.Min(values.Length, BetasAtOnce) * width];
        for (var first = 0; first < values.Length; first += BetasAtOnce)
        {
            var count = Math.Min(BetasAtOnce, values.Length - first);
            for (var k = 0; k < count; k++)
                Add(left, right, (first + k) / rightCount, (first + k) % rightCount, betas.AsSpan(k * width, width));
            design.LogLikelihood(betas.AsSpan(0, count * width), dispersion, values.Slice(first, count));
        }
    }

    /// <summary>The β that is the sum of a left and a right one.</summary>
    public static void Add(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int leftIndex, int rightIndex, Span<double> beta)
    {
        for (var i = 0; i < beta.Length; i++)
            beta[i] = left[leftIndex * beta.Length + i] + right[rightIndex * beta.Length + i];
    }
}
