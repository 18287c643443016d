using Accel.Kernels.Lanes;
using Accel.Kernels.Links;

namespace Accel.Kernels.Tests.Links;

/// <summary>What must hold of every link, and the tails of those with probabilities.</summary>
public class LinkTests
{
    private static readonly double[] Predictors = [0.03, 0.4, 1.1, 1.9, 2.7];

    public static TheoryData<string> Names => [.. LinkRegistry.All.Select(link => link.Name), "power(0.3)", "power(-1.7)"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Predictors_and_means_are_inverse(string name)
    {
        var link = LinkRegistry.Find(name)!;
        foreach (var eta in link.LeastMean == 0 && link.GreatestMean > 1 ? Predictors : [.. Predictors, .. Predictors.Select(eta => -eta)])
        {
            // A mean near 1 knows its distance to it no better than to a few digits.
            Near(eta, link.Predictor(link.Mean(eta)), 1e-15 / (1 - Math.Min(link.GreatestMean == 1 ? link.Mean(eta) : 0, 0.999999)) + 1e-13);
            Assert.InRange(link.Mean(eta), link.LeastMean, link.GreatestMean);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Slopes_and_their_growth_are_derivatives(string name)
    {
        const double Step = 1e-4;
        var link = LinkRegistry.Find(name)!;
        foreach (var eta in Predictors)
        {
            Near((link.Mean(eta + Step * eta) - link.Mean(eta - Step * eta)) / (2 * Step * eta), Parts(link, eta).Slope, 1e-5);
            Near(
                Math.Log(Parts(link, eta + Step * eta).Slope / Parts(link, eta - Step * eta).Slope) / (2 * Step * eta), link.SlopeGrowth(eta), 1e-5);
        }
    }

    [Theory]
    // By mpmath: mean and slope far out, and what is left to 1.
    [InlineData("probit", -30, 4.906713927148187e-198, 1, 1.4736461348785474e-196)]
    [InlineData("probit", 10, 1, 7.61985302416052606e-24, 7.694598626706419e-23)]
    [InlineData("logit", -700, 9.859676543759771e-305, 1, 9.859676543759771e-305)]
    [InlineData("cloglog", -50, 1.9287498479639178e-22, 1, 1.9287498479639178e-22)]
    [InlineData("cloglog", 3, 0.9999999981078213, 1.8921786948382926e-9, 3.800542504044358e-8)]
    [InlineData("loglog", 50, 1, 1.9287498479639178e-22, 1.9287498479639178e-22)]
    [InlineData("loglog", -3, 1.8921786948382926e-9, 0.9999999981078213, 3.800542504044358e-8)]
    [InlineData("cauchit", -1e10, 3.183098861837907e-11, 0.9999999999681690, 3.183098861837907e-21)]
    [InlineData("cauchit", 1e200, 1, 3.183098861837907e-201, 0)]
    [InlineData("cloglog", 800, 1, 0, 0)]
    public void Tails_keep_their_digits(string name, double eta, double mean, double complement, double slope)
    {
        var got = Parts(LinkRegistry.Find(name)!, eta);
        Near(mean, got.Mean, 1e-14);
        Near(complement, got.Complement, 1e-14);
        Near(slope, got.Slope, 1e-14);
    }

    [Theory]
    [InlineData("sqrt")]
    [InlineData("1/mu^2")]
    [InlineData("power(0.3)")]
    public void Predictors_that_R_forbids_have_no_mean(string name) => Assert.Equal(double.NaN, LinkRegistry.Find(name)!.Mean(-0.5));

    [Theory]
    [InlineData("power(x)")]
    [InlineData("power(Infinity)")]
    [InlineData("mu^")]
    [InlineData("cubic")]
    public void Other_names_are_no_links(string name) => Assert.Null(LinkRegistry.Find(name));

    private static (double Mean, double Complement, double Slope) Parts(LinkDescriptor link, double eta) => link.Accept(new AtPredictor(eta));

    private static void Near(double expected, double got, double tolerance) =>
        Assert.True(Math.Abs(got - expected) <= tolerance * Math.Abs(expected) + 1e-300, $"{got:R} is not {expected:R}");

    private sealed class AtPredictor(double eta) : ILinkVisitor<(double, double, double)>
    {
        public (double, double, double) Visit<TLink>(TLink link)
            where TLink : struct, ILink
        {
            var mean = link.Mean<ScalarLane>(new(eta));
            return (mean.Value.Value, mean.Complement.Value, mean.Slope.Value);
        }
    }
}
