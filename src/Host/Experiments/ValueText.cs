using System.Globalization;
using Accel.Engine.Discrete;
using Accel.Engine.Summaries;

namespace Accel.Host.Experiments;

/// <summary>A random variable's value as short as it can be told.</summary>
internal static class ValueText
{
    private const int Longest = 15;
    private const int Digits = 7;

    /// <summary>A whole number or a short decimal exactly, else a short fraction, else seven digits.</summary>
    public static string Of(Rational value)
    {
        if (value.IsInteger && value.ToString() is { Length: <= Longest } whole)
            return whole;
        var number = value.ToDouble();
        if (number.ToString("R", CultureInfo.InvariantCulture) is { Length: <= Digits + 2 } text && Rational.FromShortestDecimal(number) == value)
            return text;
        return value.ToString() is { Length: <= Longest } fraction ? fraction : RNumberFormat.Format(number, Digits);
    }
}
