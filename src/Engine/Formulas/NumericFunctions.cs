using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Formulas;

/// <summary>The functions and operations of numbers that a formula may call.</summary>
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
        ["asin"] = Math.Asin,
        ["acos"] = Math.Acos,
        ["atan"] = Math.Atan,
        ["sinh"] = Math.Sinh,
        ["cosh"] = Math.Cosh,
        ["tanh"] = Math.Tanh,
        ["floor"] = Math.Floor,
        ["ceiling"] = Math.Ceiling,
        ["trunc"] = Math.Truncate,
        ["round"] = value => Math.Round(value, MidpointRounding.ToEven),
        ["sign"] = value => double.IsNaN(value) ? value : Math.Sign(value),
        ["is.na"] = value => double.IsNaN(value) ? 1 : 0,
        ["as.numeric"] = value => value,
        ["as.integer"] = Math.Truncate,
    };

    private static readonly Dictionary<string, Func<double, double, double>> Operations = new(StringComparer.Ordinal)
    {
        ["+"] = (left, right) => left + right,
        ["-"] = (left, right) => left - right,
        ["*"] = (left, right) => left * right,
        ["/"] = (left, right) => left / right,
        ["^"] = Power,
        ["%%"] = (left, right) => right == 0 ? double.NaN : left - Math.Floor(left / right) * right,
        ["%/%"] = (left, right) => Math.Floor(left / right),
        ["=="] = (left, right) => Truth(left, right, left == right),
        ["!="] = (left, right) => Truth(left, right, left != right),
        ["<"] = (left, right) => Truth(left, right, left < right),
        ["<="] = (left, right) => Truth(left, right, left <= right),
        [">"] = (left, right) => Truth(left, right, left > right),
        [">="] = (left, right) => Truth(left, right, left >= right),
        // A missing value matters only where the other side leaves it open.
        ["&"] = (left, right) => left == 0 || right == 0 ? 0 : Truth(left, right, true),
        ["|"] = (left, right) => IsTrue(left) || IsTrue(right) ? 1 : Truth(left, right, false),
        ["pmin"] = (left, right) => Math.Min(left, right),
        ["pmax"] = (left, right) => Math.Max(left, right),
    };

    /// <summary>The functions of one number.</summary>
    public static IEnumerable<string> Names => Functions.Keys;

    /// <summary>An operation of two numbers, truth values being 0 and 1.</summary>
    /// <exception cref="KeyNotFoundException">The text is no such operation.</exception>
    public static Func<double, double, double> Arithmetic(string operation) => Operations[operation];

    /// <summary>True where there is such an operation.</summary>
    public static bool IsOperation(string operation) => Operations.ContainsKey(operation);

    /// <summary>True for numbers that count as TRUE.</summary>
    public static bool IsTrue(double value) => value != 0 && !double.IsNaN(value);

    public static Func<double, double>? Find(string name) => Functions.GetValueOrDefault(name);

    /// <summary>R's power: a square is x·x, 1^NaN and NaN^0 are 1, and no negative number has an infinite power.</summary>
    public static double Power(double x, double exponent) =>
        exponent == 2 ? x * x : x < 0 && double.IsFinite(x) && double.IsInfinity(exponent) ? double.NaN : Math.Pow(x, exponent);

    private static double Truth(double left, double right, bool holds) =>
        double.IsNaN(left) || double.IsNaN(right) ? double.NaN : holds ? 1 : 0;

    private static double Log1p(double x) => Logarithm.Log1p(new ScalarLane(x)).Value;

    private static double Expm1(double x) => Exponential.Expm1(new ScalarLane(x)).Value;
}
