using Accel.Engine.Measurement;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Engines;

/// <summary>The card as measurements see it.</summary>
public sealed partial class GpuEngine : IMeasuredCard
{
    long IMeasuredCard.MemoryBytes => _accelerator.MemorySize;

    CardBounds IMeasuredCard.MeasureBounds(CardPlan plan) => Told(() => new GpuBounds(_accelerator, plan).Measure());

    double? IMeasuredCard.ProductSeconds(int rows, int columns, double seconds) => Told(() =>
    {
        using var product = GpuProduct.TryOpen(_accelerator, out _);
        return product?.Seconds(rows, columns, seconds);
    });

    double IMeasuredCard.DrawSeconds(Sampler sampler, StreamKey stream, int count, double seconds) => Told(() =>
    {
        using var batch = PrepareSample(sampler, stream, count);
        return Repetition.LeastSeconds(seconds, () =>
        {
            batch.Draw(0, count);
            batch.Synchronize();
        });
    });

    /// <summary>Measures; a failure of the device is told to the user in words.</summary>
    private T Told<T>(Func<T> measure)
    {
        try
        {
            return measure();
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_accelerator.Name, failure);
        }
    }
}
