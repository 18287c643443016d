using Accel.Kernels.Distributions;

namespace Accel.Kernels.Tests.Distributions;

/// <summary>Functions called on a distribution's type give what those of the distribution itself give.</summary>
public class DistributionCallTests
{
    private static readonly double[] X = [-1.5, 0.2, 1.96, 3];
    private static readonly double[] P = [0.025, 0.2, 0.5, 0.975];

    [Fact]
    public void Two_parameters_follow_the_argument()
    {
        Assert.Equal(0.9750021048517795, Normal.Cdf(1.96, 0, 1), 1e-15);
        Assert.Equal(0.024997895148220435, Normal.Cdf(1.96, 0, 1, Tail.Upper), 1e-17);
        Assert.Equal(new Normal(1, 2).Density(0.3), Normal.Density(0.3, 1, 2));
        Assert.Equal(new Normal(1, 2).LogDensity(0.3), Normal.LogDensity(0.3, 1, 2));
        Assert.Equal(new Normal(1, 2).LogCdf(0.3), Normal.LogCdf(0.3, 1, 2));
        Assert.Equal(new Gamma(2, 3).Quantile(0.3, Tail.Upper), Gamma.Quantile(0.3, 2, 3, Tail.Upper));
        Assert.Equal(new Binomial(9, 0.3).QuantileOfLog(-1), Binomial.QuantileOfLog(-1, 9, 0.3));
        Assert.True(double.IsNaN(Normal.Cdf(1, 0, -1)));
    }

    [Fact]
    public void One_and_three_parameters_follow_the_argument()
    {
        Assert.Equal(new StudentT(4.5).Cdf(1.2), StudentT.Cdf(1.2, 4.5));
        Assert.Equal(new Poisson(3).Density(2), Poisson.Density(2, 3));
        Assert.Equal(new Hypergeometric(5, 6, 4).Cdf(2), Hypergeometric.Cdf(2, 5, 6, 4));
        Assert.Equal(new Tweedie(2, 1, 1.5).Quantile(0.7), Tweedie.Quantile(0.7, 2, 1, 1.5));
    }

    [Fact]
    public void Columns_are_computed_as_their_numbers_are()
    {
        var result = new double[X.Length];
        Normal.Cdf(X, 1, 2, result);
        Assert.Equal(Array.ConvertAll(X, x => Normal.Cdf(x, 1, 2)), result);
        Normal.Quantile(P, 1, 2, result, Tail.Upper);
        Assert.Equal(Array.ConvertAll(P, p => Normal.Quantile(p, 1, 2, Tail.Upper)), result);
        StudentT.LogDensity(X, 3, result);
        Assert.Equal(Array.ConvertAll(X, x => StudentT.LogDensity(x, 3)), result);
        Hypergeometric.Density([0, 1, 2, 3], 5, 6, 3, result);
        Assert.Equal(1, result.Sum(), 1e-15);
        Assert.Throws<ArgumentException>(() => Normal.Cdf(X, 0, 1, new double[3]));
    }
}
