namespace Accel.Kernels.Distributions;

/// <summary>A distribution of one parameter, for <see cref="DistributionCalls"/>.</summary>
public interface IOneParameterDistribution<TSelf> : IDistribution
    where TSelf : struct, IOneParameterDistribution<TSelf>
{
    /// <summary>The distribution of these parameters, valid or not.</summary>
    static abstract TSelf Of(double first);
}

/// <summary>A distribution of two parameters, for <see cref="DistributionCalls"/>.</summary>
public interface ITwoParametersDistribution<TSelf> : IDistribution
    where TSelf : struct, ITwoParametersDistribution<TSelf>
{
    /// <summary>The distribution of these parameters, valid or not.</summary>
    static abstract TSelf Of(double first, double second);
}

/// <summary>A distribution of three parameters, for <see cref="DistributionCalls"/>.</summary>
public interface IThreeParametersDistribution<TSelf> : IDistribution
    where TSelf : struct, IThreeParametersDistribution<TSelf>
{
    /// <summary>The distribution of these parameters, valid or not.</summary>
    static abstract TSelf Of(double first, double second, double third);
}
