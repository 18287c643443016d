namespace Accel.Bench.Gpu.Agreement;

/// <summary>The worst relative error of many numbers.</summary>
internal sealed class WorstError
{
    /// <summary>The error; ∞ where a number is none and should be one, or the other way round. NaN where none was compared.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Compares.</summary>
    /// <param name="want">The right number.</param>
    /// <param name="have">The number.</param>
    /// <param name="scale">What the error is relative to.</param>
    public void Add(double want, double have, double scale)
    {
        var error = want.Equals(have) ? 0 : Math.Abs(have - want) / scale;
        Value = Math.Max(double.IsNaN(Value) ? 0 : Value, double.IsNaN(error) ? double.PositiveInfinity : error);
    }

    /// <summary>Compares numbers that are alike in size with the largest of them, others each with itself.</summary>
    public void Add(ReadOnlySpan<double> want, ReadOnlySpan<double> have, bool alike)
    {
        var largest = 0.0;
        foreach (var value in want)
            largest = Math.Max(largest, Math.Abs(value));
        for (var i = 0; i < want.Length; i++)
            Add(want[i], have[i], alike ? largest : Math.Abs(want[i]));
    }
}
