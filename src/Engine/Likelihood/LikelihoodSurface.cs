namespace Accel.Engine.Likelihood;

/// <summary>The log-likelihood at all combinations of the values of some axes.</summary>
/// <param name="Axes">The axes.</param>
/// <param name="Values">The log-likelihoods, the last axis varying fastest; −∞ outside the model's domain.</param>
/// <param name="Others">All parameters as they were held beside the axes; where the surface is a profile, as they were at the best combination.</param>
/// <param name="Profiled">True where the parameters without an axis were fitted anew at each combination.</param>
/// <param name="Seconds">How long the evaluation took.</param>
public sealed record LikelihoodSurface(
    IReadOnlyList<GridAxis> Axes, double[] Values, IReadOnlyList<double> Others, bool Profiled, double Seconds)
{
    private readonly Lazy<int> _best = new(() => IndexOfGreatest(Values));

    /// <summary>The place of the best combination in <see cref="Values"/>, the first of equal ones.</summary>
    public int Best => _best.Value;

    /// <summary>The largest log-likelihood.</summary>
    public double BestLogLikelihood => Values[Best];

    /// <summary>The best combination, a value for each axis.</summary>
    public IReadOnlyList<double> BestPoint => PointAt(Best);

    /// <summary>The axes at whose end the best combination lies, so that the maximum may lie beyond.</summary>
    public IReadOnlyList<GridAxis> OpenAxes => [.. Axes.Where((axis, i) => axis.Count > 1 && IndexOn(i, Best) is var at && (at == 0 || at == axis.Count - 1))];

    /// <summary>A combination, a value for each axis.</summary>
    /// <param name="index">Its place in <see cref="Values"/>.</param>
    public IReadOnlyList<double> PointAt(int index) => [.. Axes.Select((axis, i) => axis.ValueAt(IndexOn(i, index)))];

    /// <summary>The place on one axis of a combination.</summary>
    /// <param name="axis">The axis, from 0.</param>
    /// <param name="index">The combination's place in <see cref="Values"/>.</param>
    public int IndexOn(int axis, int index)
    {
        for (var later = Axes.Count - 1; later > axis; later--)
            index /= Axes[later].Count;
        return index % Axes[axis].Count;
    }

    private static int IndexOfGreatest(double[] values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
                best = i;
        }
        return best;
    }
}
