using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Tests.Engines;

/// <summary>A card that computes on the processor, notes its calls, and fails where a test wants it to.</summary>
/// <param name="fail">Throws, or not, when it is told the name of a call.</param>
internal sealed class FakeCard(Action<string> fail) : IEngine
{
    public static readonly GpuDevice Description = new(0, "Fake 9000", GpuApi.Cuda, "9.0", 8L << 30, 2, "12.4");

    private readonly ScalarEngine _inner = new();

    public List<string> Calls { get; } = [];

    public bool IsDisposed { get; private set; }

    public EngineInfo Info { get; } = new("gpu", Description.Name, "CUDA 9.0", 1);

    public IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model, double passes = IEngine.PassesOfFit)
    {
        Note("Load");
        return new Data(this, _inner.Load(design, observations, model));
    }

    public void Sample(Sampler sampler, StreamKey stream, long first, Span<double> into)
    {
        into.Fill(double.NaN);
        Note("Draw");
        _inner.Sample(sampler, stream, first, into);
    }

    public void Dispose()
    {
        IsDisposed = true;
        Note("Dispose");
    }

    private void Note(string call)
    {
        Calls.Add(call);
        fail(call);
    }

    private sealed class Data(FakeCard card, IResidentDesign inner) : IResidentDesign
    {
        public int RowCount => inner.RowCount;

        public int ColumnCount => inner.ColumnCount;

        public void NormalEquations(ReadOnlySpan<double> beta, NormalEquations result)
        {
            result.Gram.AsSpan().Fill(double.NaN);
            card.Note("NormalEquations");
            inner.NormalEquations(beta, result);
        }

        public void Scores(ReadOnlySpan<double> beta, NormalEquations result)
        {
            result.Score.AsSpan().Fill(double.NaN);
            card.Note("Scores");
            inner.Scores(beta, result);
        }

        public void StartingEquations(NormalEquations result)
        {
            card.Note("StartingEquations");
            inner.StartingEquations(result);
        }

        public IResidentDesign? Sample(int stride)
        {
            card.Note("Sample");
            return new Data(card, inner.Sample(stride)!);
        }

        public double LogSaturated(double dispersion)
        {
            card.Note("LogSaturated");
            return inner.LogSaturated(dispersion);
        }

        public void LogLikelihood(ReadOnlySpan<double> betas, double dispersion, Span<double> values)
        {
            values.Fill(double.NaN);
            card.Note("LogLikelihood");
            inner.LogLikelihood(betas, dispersion, values);
        }

        public void LogLikelihood(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double dispersion, Span<double> values)
        {
            values.Fill(double.NaN);
            card.Note("Grid");
            inner.LogLikelihood(left, right, dispersion, values);
        }

        public void Dispose()
        {
            card.Note("DisposeData");
            inner.Dispose();
        }
    }
}
