namespace Accel.Kernels.Functions;

/// <summary>
/// log(1 + x) and log(1 + x) − x without cancellation; <see cref="double.LogP1(double)"/>
/// rounds 1 + x first and loses every digit of a small x.
/// </summary>
internal static class ScalarLog1p
{
    /// <summary>log(1 + x) for x &gt; −1, within 2 ulp (Kahan's correction of the rounded 1 + x).</summary>
    internal static double Log1p(double x)
    {
        var sum = 1 + x;
        if (double.IsPositiveInfinity(sum))
            return sum;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>log(1 + x) − x for x &gt; −1, relative error below 1e-15.</summary>
    internal static double Log1pMinusX(double x)
    {
        if (x is < -0.5 or > 1)
            return Log1p(x) - x;

        // log(1 + x) = 2 atanh r with r = x/(2 + x), and 2r − x = −r x.
        var r = x / (2 + x);
        return r * (2 * AtanhExcess(r * r) - x);
    }

    /// <summary>atanh(√s)/√s − 1 = s/3 + s²/5 + s³/7 + …, for 0 ≤ s ≤ 1/9.</summary>
    internal static double AtanhExcess(double s)
    {
        var sum = 0.0;
        for (var k = 18; k >= 1; k--)
            sum = s * (sum + 1.0 / (2 * k + 1));
        return sum;
    }
}
