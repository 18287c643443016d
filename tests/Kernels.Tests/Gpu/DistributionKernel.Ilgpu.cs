using Accel.Kernels.Distributions;
using Accel.Kernels.Lanes;
using ILGPU;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>A function that all distributions have, as a type, for kernels.</summary>
public interface IDistributionFunction
{
    static abstract ScalarLane Of<TDistribution>(TDistribution distribution, ScalarLane x, Tail tail) where TDistribution : struct, IDistribution;
}

public static class DistributionKernel
{
    public static void Apply<TDistribution, TFunction>(TDistribution distribution, Tail tail, ArrayView<double> values)
        where TDistribution : struct, IDistribution
        where TFunction : struct, IDistributionFunction
    {
        for (var i = Grid.GlobalLinearIndex; i < values.Length; i += Grid.DimX * Group.DimX)
            values[i] = TFunction.Of(distribution, new ScalarLane(values[i]), tail).Value;
    }
}

public readonly struct DensityOnDevice : IDistributionFunction
{
    public static ScalarLane Of<TDistribution>(TDistribution distribution, ScalarLane x, Tail tail) where TDistribution : struct, IDistribution =>
        DistributionRules.Density(distribution, x);
}

public readonly struct LogDensityOnDevice : IDistributionFunction
{
    public static ScalarLane Of<TDistribution>(TDistribution distribution, ScalarLane x, Tail tail) where TDistribution : struct, IDistribution =>
        DistributionRules.LogDensity(distribution, x);
}

public readonly struct CdfOnDevice : IDistributionFunction
{
    public static ScalarLane Of<TDistribution>(TDistribution distribution, ScalarLane x, Tail tail) where TDistribution : struct, IDistribution =>
        DistributionRules.Cdf(distribution, x, tail);
}

public readonly struct LogCdfOnDevice : IDistributionFunction
{
    public static ScalarLane Of<TDistribution>(TDistribution distribution, ScalarLane x, Tail tail) where TDistribution : struct, IDistribution =>
        DistributionRules.LogCdf(distribution, x, tail);
}

public readonly struct QuantileOnDevice : IDistributionFunction
{
    public static ScalarLane Of<TDistribution>(TDistribution distribution, ScalarLane x, Tail tail) where TDistribution : struct, IDistribution =>
        DistributionRules.Quantile(distribution, x, tail);
}

public readonly struct QuantileOfLogOnDevice : IDistributionFunction
{
    public static ScalarLane Of<TDistribution>(TDistribution distribution, ScalarLane x, Tail tail) where TDistribution : struct, IDistribution =>
        DistributionRules.QuantileOfLog(distribution, x, tail);
}
