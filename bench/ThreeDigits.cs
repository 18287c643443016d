using System.Globalization;

namespace Accel.Bench;

/// <summary>Numbers in tables.</summary>
internal static class ThreeDigits
{
    /// <summary>A number with three digits, or with all before the point.</summary>
    public static string Of(double value) => value switch
    {
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };
}
