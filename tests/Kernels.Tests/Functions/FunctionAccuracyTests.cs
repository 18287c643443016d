using System.Globalization;
using Accel.Kernels.Lanes;
using Accel.Kernels.Tests.Lanes;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Functions;

/// <summary>
/// Lane functions against mpmath (Reference/functions.py), on every lane type. The bounds are those
/// that the functions' documentation states, in units in the last place.
/// </summary>
public class FunctionAccuracyTests(ITestOutputHelper output)
{
    private static readonly ILookup<string, (double X, double Value, double Remainder)> Reference = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "functions.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToLookup(fields => fields[0], fields => (Number(fields[1]), Number(fields[2]), Number(fields[3])));

    public static TheoryData<LaneKind, string, double> Bounds()
    {
        var data = new TheoryData<LaneKind, string, double>();
        foreach (var kind in Enum.GetValues<LaneKind>())
        {
            data.Add(kind, "exp", 0.82);
            data.Add(kind, "expm1", 1.53);
            data.Add(kind, "log", 0.77);
            data.Add(kind, "log1p", 0.78);
            data.Add(kind, "sqrt", 0.5);
            data.Add(kind, "logistic", 1.43);
            data.Add(kind, "softplus", 1.42);
            data.Add(kind, "atan", 1.66);
            data.Add(kind, "lgamma", 4);
            data.Add(kind, "digamma", 7);
            data.Add(kind, "trigamma", 3);
            data.Add(kind, "erf", 3);
            data.Add(kind, "erfc", 3);
            data.Add(kind, "normalDensity", 3);
            data.Add(kind, "normalUpper", 3);
            data.Add(kind, "logNormalUpper", 3);
            data.Add(kind, "normalQuantile", 4);
            data.Add(kind, "normalQuantileLog", 4);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Error_in_ulps_is_within_the_documented_bound(LaneKind lane, string function, double bound)
    {
        var points = Reference[function].ToArray();
        Assert.True(points.Length > 150);
        var got = LaneFunction.ByName[function].Apply(lane, [.. points.Select(point => point.X)]);
        var errors = points.Select((point, i) => (point.X, Ulps: Ulps(got[i], point.Value, point.Remainder))).ToArray();
        var worst = errors.MaxBy(error => error.Ulps);
        output.WriteLine($"{function} on {lane}: {worst.Ulps:F3} ulp at {worst.X:R}");
        Assert.True(worst.Ulps <= bound, $"{worst.Ulps} ulp at {worst.X:R}");
    }

    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Stirling_error_is_within_its_relative_bounds(LaneKind lane)
    {
        var points = Reference["stirlingError"].ToArray();
        var got = LaneFunction.ByName["stirlingError"].Apply(lane, [.. points.Select(point => point.X)]);
        var low = points.Select((point, i) => point.X < 1 ? Math.Abs(got[i] / point.Value - 1) : 0).Max();
        var high = points.Select((point, i) => point.X >= 1 ? Math.Abs(got[i] / point.Value - 1) : 0).Max();
        output.WriteLine($"relative below 1: {low:E2}, from 1: {high:E2}");
        Assert.InRange(low, 0, 2e-15);
        Assert.InRange(high, 0, 4e-16);
    }

    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Special_values_are_those_of_the_limits(LaneKind lane)
    {
        const double Inf = double.PositiveInfinity;
        const double NaN = double.NaN;
        Check("exp", [0, -0.0, Inf, -Inf, NaN, 710, 1e300, -746, -1e300], [1, 1, Inf, 0, NaN, Inf, Inf, 0, 0]);
        Check("expm1", [0, -0.0, Inf, -Inf, NaN, 710, -1e300], [0, -0.0, Inf, -1, NaN, Inf, -1]);
        Check("log", [0, -0.0, 1, Inf, -Inf, NaN, -1, -5e-324], [-Inf, -Inf, 0, Inf, NaN, NaN, NaN, NaN]);
        Check("log1p", [0, -0.0, -1, Inf, -Inf, NaN, -1.0000000000000002], [0, -0.0, -Inf, Inf, NaN, NaN, NaN]);
        Check("atan", [0, -0.0, Inf, -Inf, NaN], [0, -0.0, Math.PI / 2, -Math.PI / 2, NaN]);
        Check("sqrt", [0, -0.0, Inf, -1, NaN], [0, -0.0, Inf, NaN, NaN]);
        Check("logistic", [0, -0.0, Inf, -Inf, NaN], [0.5, 0.5, 1, 0, NaN]);
        Check("softplus", [Inf, -Inf, NaN, -746], [Inf, 0, NaN, 0]);
        Check("lgamma", [0, 1, 2, Inf, NaN, -0.5, -3, -Inf], [Inf, 0, 0, Inf, NaN, NaN, NaN, NaN]);
        Check("digamma", [0, Inf, NaN, -0.5, -Inf], [-Inf, Inf, NaN, NaN, NaN]);
        Check("trigamma", [0, Inf, NaN, -0.5, -1e300, -Inf], [Inf, 0, NaN, NaN, NaN, NaN]);
        Check("erf", [0, -0.0, Inf, -Inf, NaN], [0, -0.0, 1, -1, NaN]);
        Check("erfc", [0, Inf, -Inf, NaN, 28], [1, 0, 2, NaN, 0]);
        Check("normalDensity", [0, Inf, -Inf, NaN, 1e300], [0.3989422804014327, 0, 0, NaN, 0]);
        Check("normalUpper", [0, Inf, -Inf, NaN, 39], [0.5, 0, 1, NaN, 0]);
        Check("logNormalUpper", [Inf, -Inf, NaN, 1e160], [-Inf, 0, NaN, -Inf]);
        Check("normalQuantile", [0, 0.5, 1, -1e-300, 1.0000000000000002, NaN], [-Inf, 0, Inf, NaN, NaN, NaN]);
        Check("normalQuantileLog", [-Inf, 0, 1e-300, NaN], [-Inf, Inf, NaN, NaN]);

        void Check(string function, double[] x, double[] expected)
        {
            var got = LaneFunction.ByName[function].Apply(lane, x);
            for (var i = 0; i < x.Length; i++)
                Assert.True(got[i].Equals(expected[i]) && double.IsNegative(got[i]) == double.IsNegative(expected[i]) | double.IsNaN(got[i]),
                    $"{function}({x[i]:R}) is {got[i]:R}, not {expected[i]:R}");
        }
    }

    [Theory]
    [ClassData(typeof(AllLanes))]
    public void Every_lane_gives_the_bits_of_the_scalar_lane(LaneKind lane)
    {
        foreach (var (name, function) in LaneFunction.ByName)
        {
            var x = Reference[name].Select(point => point.X).ToArray();
            Assert.Equal(function.Apply(LaneKind.Scalar, x), function.Apply(lane, x));
        }
    }

    private static double Ulps(double got, double value, double rest)
    {
        if (got.Equals(value))
            return Math.Abs(rest);
        var ulp = Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
        return Math.Abs((got - value) / ulp - rest);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
