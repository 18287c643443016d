namespace Accel.Host.Plots;

/// <summary>What a mark covers of an axis, and at which ends it wants air.</summary>
/// <param name="Low">The least value; +∞ where there is none.</param>
/// <param name="High">The greatest value; −∞ where there is none.</param>
/// <param name="AirBelow">True where the axis shall begin somewhat below <paramref name="Low"/>.</param>
/// <param name="AirAbove">True where the axis shall end somewhat above <paramref name="High"/>.</param>
internal readonly record struct Extent(double Low, double High, bool AirBelow = true, bool AirAbove = true)
{
    private const double Largest = 1e300;
    private const double Air = 0.04;
    private const double NarrowestPart = 1e-9;

    /// <summary>Nothing.</summary>
    public static Extent None { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>The range of the finite values.</summary>
    public static Extent Of(params IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return new(low, high);
    }

    /// <summary>The range of both; each end has air where the one that reaches it wants it.</summary>
    public Extent With(Extent other) => new(
        Math.Min(Low, other.Low),
        Math.Max(High, other.High),
        Low == other.Low ? AirBelow && other.AirBelow : Low < other.Low ? AirBelow : other.AirBelow,
        High == other.High ? AirAbove && other.AirAbove : High > other.High ? AirAbove : other.AirAbove);

    /// <summary>The range an axis shows: never empty, never too narrow to tell its ticks apart.</summary>
    /// <param name="low">Where the axis shall begin, or null.</param>
    /// <param name="high">Where it shall end, or null.</param>
    public (double Low, double High) Shown(double? low, double? high)
    {
        var (from, to) = Low <= High ? (Math.Max(Low, -Largest), Math.Min(High, Largest)) : (0, 1);
        var size = Math.Max(Math.Abs(from), Math.Abs(to));
        if (to - from <= size * NarrowestPart)
        {
            var half = size == 0 ? 0.5 : size * (from == to ? 0.05 : NarrowestPart);
            return (low ?? (from - half), high ?? (to + half));
        }
        var air = Air * (to - from);
        return (low ?? (AirBelow ? from - air : from), high ?? (AirAbove ? to + air : to));
    }
}
