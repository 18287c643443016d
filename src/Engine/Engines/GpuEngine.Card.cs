using Accel.Engine.Measurement;

namespace Accel.Engine.Engines;

/// <summary>The card as measurements see it.</summary>
public sealed partial class GpuEngine : IMeasuredCard
{
    long IMeasuredCard.MemoryBytes => _accelerator.MemorySize;

    CardBounds IMeasuredCard.MeasureBounds(CardPlan plan)
    {
        try
        {
            return new GpuBounds(_accelerator, plan).Measure();
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_accelerator.Name, failure);
        }
    }

    double? IMeasuredCard.ProductSeconds(int rows, int columns, double seconds)
    {
        try
        {
            using var product = GpuProduct.TryOpen(_accelerator, out _);
            return product?.Seconds(rows, columns, seconds);
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_accelerator.Name, failure);
        }
    }
}
