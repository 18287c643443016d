namespace Accel.Engine.Likelihood.Samples;

/// <summary>The logistic distribution, by location and scale.</summary>
internal sealed class LogisticSample : SampleDistribution
{
    public override string Name => "logistic";

    public override IReadOnlyList<DistributionParameter> Parameters { get; } =
        [new("location", ParameterDomain.Real), new("scale", ParameterDomain.Positive)];

    public override string Support => "any finite number";

    public override bool Accepts(double value) => double.IsFinite(value);

    /// <remarks>By moments.</remarks>
    public override double[] Start(Sample sample)
    {
        EnsureVaries(sample);
        return [sample.Mean, Math.Sqrt(3 * sample.SquaresAboutMean / sample.Count) / Math.PI];
    }

    internal override T LogLikelihood<T>(Sample sample, T[] parameters)
    {
        var (location, scale) = (parameters[0], parameters[1]);
        return -sample.Sum(x =>
        {
            var z = (x - location) / scale;
            var size = z.Value < 0 ? -z : z;
            return size + 2 * T.Log1p(T.Exp(-size));
        }) - sample.Count * T.Log(scale);
    }
}
