using System.Globalization;

namespace Accel.Host.Plots;

/// <summary>Where an axis is marked: multiples of 1, 2 or 5 times a power of ten, with labels of the same form.</summary>
/// <param name="Positions">The marked values, ascending.</param>
/// <param name="Labels">For each value its text.</param>
internal sealed record Ticks(IReadOnlyList<double> Positions, IReadOnlyList<string> Labels)
{
    private const double LargestPlain = 1e7;
    private const int MostDecimals = 5;

    /// <summary>The ticks inside a range.</summary>
    /// <param name="low">Where the axis begins.</param>
    /// <param name="high">Where it ends, above <paramref name="low"/>.</param>
    /// <param name="wanted">About how many.</param>
    /// <param name="whole">True where only whole numbers occur.</param>
    public static Ticks Between(double low, double high, int wanted, bool whole = false)
    {
        var (step, power) = Step(low, high, wanted, whole);
        var slack = 1e-9 * step;
        var positions = new List<double>();
        for (var k = Math.Ceiling((low - slack) / step); k * step <= high + slack; k++)
            positions.Add(power < 0 ? k * Math.Round(step * Math.Pow(10, -power)) / Math.Pow(10, -power) : k * step);
        return new Ticks(positions, Write(positions, power));
    }

    /// <summary>The step whose number of ticks comes nearest, and the power of ten in it.</summary>
    private static (double Step, int Power) Step(double low, double high, int wanted, bool whole)
    {
        var raw = (high - low) / Math.Max(1, wanted);
        var least = (int)Math.Floor(Math.Log10(raw));
        var best = (Step: double.NaN, Power: 0);
        var distance = double.PositiveInfinity;
        for (var power = whole ? Math.Max(0, least) : least; power <= Math.Max(least, 0) + 1; power++)
        {
            foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
            {
                var step = power < 0 ? factor / Math.Pow(10, -power) : factor * Math.Pow(10, power);
                var off = Math.Abs(Math.Log(step / raw));
                if (off < distance)
                    (best, distance) = ((step, power), off);
            }
        }
        return best;
    }

    private static string[] Write(List<double> positions, int power)
    {
        var largest = positions.Count == 0 ? 0 : positions.Max(Math.Abs);
        if (largest < LargestPlain && power >= -MostDecimals)
            return [.. positions.Select(value => Typeset(value.ToString($"F{Math.Max(0, -power)}", CultureInfo.InvariantCulture)))];
        var exponent = largest == 0 ? 0 : (int)Math.Floor(Math.Log10(largest) + 1e-9);
        var decimals = Math.Clamp(exponent - power, 0, 15);
        return
        [
            .. positions.Select(value => value == 0 ? "0" : Typeset(
                $"{(value / Math.Pow(10, exponent)).ToString($"F{decimals}", CultureInfo.InvariantCulture)}e{exponent.ToString(CultureInfo.InvariantCulture)}")),
        ];
    }

    /// <summary>With a minus sign in place of the hyphen, and none before zero.</summary>
    private static string Typeset(string number) =>
        (number.All(sign => sign is '-' or '0' or '.') ? number.TrimStart('-') : number).Replace('-', '−');
}
