namespace Accel.Engine.Engines;

/// <summary>
/// A design on a card. Where the card fails, the data are loaded on the processor, the failed call is repeated there, and
/// all later ones go there.
/// </summary>
/// <param name="owner">Is told of the failure.</param>
/// <param name="onDevice">The design on the card; taken over.</param>
/// <param name="load">Loads it on the processor.</param>
internal sealed class FallbackDesign(AutomaticEngine owner, IResidentDesign onDevice, Func<IResidentDesign> load) : IResidentDesign
{
    private IResidentDesign? _onProcessor;

    /// <inheritdoc/>
    public int RowCount => Current.RowCount;

    /// <inheritdoc/>
    public int ColumnCount => Current.ColumnCount;

    /// <inheritdoc/>
    public double ScoresCost => Current.ScoresCost;

    /// <inheritdoc/>
    public double Roundoff => Current.Roundoff;

    /// <summary>Where the data are now: all designs of an engine leave a card that failed one of them.</summary>
    private IResidentDesign Current => owner.HasFailed ? _onProcessor ??= load() : onDevice;

    /// <inheritdoc/>
    public void NormalEquations(ReadOnlySpan<double> beta, NormalEquations result) =>
        Run(new Arguments { Left = beta, Result = result }, static (data, given) => data.NormalEquations(given.Left, given.Result!));

    /// <inheritdoc/>
    public void Scores(ReadOnlySpan<double> beta, NormalEquations result) =>
        Run(new Arguments { Left = beta, Result = result }, static (data, given) => data.Scores(given.Left, given.Result!));

    /// <inheritdoc/>
    public void StartingEquations(NormalEquations result) =>
        Run(new Arguments { Result = result }, static (data, given) => data.StartingEquations(given.Result!));

    /// <inheritdoc/>
    public double LogSaturated(double dispersion)
    {
        var value = new double[1];
        Run(new Arguments { Dispersion = dispersion, Values = value }, static (data, given) => given.Values[0] = data.LogSaturated(given.Dispersion));
        return value[0];
    }

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> betas, double dispersion, Span<double> values) => Run(
        new Arguments { Left = betas, Dispersion = dispersion, Values = values },
        static (data, given) => data.LogLikelihood(given.Left, given.Dispersion, given.Values));

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double dispersion, Span<double> values) => Run(
        new Arguments { Left = left, Right = right, Dispersion = dispersion, Values = values },
        static (data, given) => data.LogLikelihood(given.Left, given.Right, given.Dispersion, given.Values));

    /// <inheritdoc/>
    /// <remarks>The processor's sample can be of other rows than the card's.</remarks>
    public IResidentDesign? Sample(int stride)
    {
        IResidentDesign? sample = null;
        Run(default, (data, _) => sample = data.Sample(stride));
        return sample is null || owner.HasFailed ? sample : new FallbackDesign(owner, sample, () => Current.Sample(stride)!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _onProcessor?.Dispose();
        // Only now: samples may live on what this design holds on the card.
        lock (owner.Gate)
            GpuFailure.EndQuietly(onDevice.Dispose);
    }

    private void Run(Arguments given, Action<IResidentDesign, Arguments> call)
    {
        lock (owner.Gate)
        {
            try
            {
                if (!owner.HasFailed)
                {
                    call(onDevice, given);
                    return;
                }
            }
            catch (Exception failure) when (GpuFailure.Is(failure))
            {
                owner.Fail(failure);
            }
        }
        call(Current, given);
    }

    /// <summary>What a call is given.</summary>
    private readonly ref struct Arguments
    {
        public ReadOnlySpan<double> Left { get; init; }

        public ReadOnlySpan<double> Right { get; init; }

        public double Dispersion { get; init; }

        public Span<double> Values { get; init; }

        public NormalEquations? Result { get; init; }
    }
}
