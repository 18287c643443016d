using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>What log(1 + x) has beyond its first term, without cancellation.</summary>
internal static class Log1pExcess
{
    /// <summary>log(1 + x) − x for x &gt; −1, relative error below 1e-15.</summary>
    internal static double Of(double x)
    {
        if (x is < -0.5 or > 1)
            return Logarithm.Log1p(new ScalarLane(x)).Value - x;

        // log(1 + x) = 2 artanh r with r = x/(2 + x), and 2r − x = −r x.
        var r = x / (2 + x);
        return r * (2 * Artanh(r * r) - x);
    }

    /// <summary>artanh(√s)/√s − 1 = s/3 + s²/5 + s³/7 + …, for 0 ≤ s ≤ ¼.</summary>
    internal static double Artanh(double s)
    {
        var terms = s > 1.0 / 9 ? 27 : 17;
        var sum = 0.0;
        for (var k = terms; k >= 1; k--)
            sum = s * (sum + 1.0 / (2 * k + 1));
        return sum;
    }
}
