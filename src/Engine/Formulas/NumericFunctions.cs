using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Formulas;

/// <summary>The functions of one number that a formula may call.</summary>
internal static class NumericFunctions
{
    private static readonly Dictionary<string, Func<double, double>> Functions = new(StringComparer.Ordinal)
    {
        ["log"] = Math.Log,
        ["log2"] = Math.Log2,
        ["log10"] = Math.Log10,
        ["log1p"] = Log1p,
        ["exp"] = Math.Exp,
        ["expm1"] = Expm1,
        ["sqrt"] = Math.Sqrt,
        ["abs"] = Math.Abs,
        ["sin"] = Math.Sin,
        ["cos"] = Math.Cos,
        ["tan"] = Math.Tan,
    };

    public static IEnumerable<string> Names => Functions.Keys;

    public static Func<double, double>? Find(string name) => Functions.GetValueOrDefault(name);

    /// <summary>R's power: a square is x·x, 1^NaN and NaN^0 are 1, and no negative number has an infinite power.</summary>
    public static double Power(double x, double exponent) =>
        exponent == 2 ? x * x : x < 0 && double.IsFinite(x) && double.IsInfinity(exponent) ? double.NaN : Math.Pow(x, exponent);

    private static double Log1p(double x) => Logarithm.Log1p(new ScalarLane(x)).Value;

    private static double Expm1(double x) => Exponential.Expm1(new ScalarLane(x)).Value;
}
