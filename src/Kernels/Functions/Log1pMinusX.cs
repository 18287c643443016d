using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>log(1 + x) − x without cancellation: the deviance part of a binomial or beta log-density.</summary>
internal static class Log1pMinusX
{
    /// <summary>log(1 + x) − x for x &gt; −1, relative error below 1e-15.</summary>
    internal static double Of(double x)
    {
        if (x is < -0.5 or > 1)
            return Logarithm.Log1p(new ScalarLane(x)).Value - x;

        // log(1 + x) = 2 artanh r with r = x/(2 + x), and 2r − x = −r x.
        var r = x / (2 + x);
        return r * (2 * Artanh.Excess(new ScalarLane(r * r), 18).Value - x);
    }
}
