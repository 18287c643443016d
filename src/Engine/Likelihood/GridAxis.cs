using System.Globalization;

namespace Accel.Engine.Likelihood;

/// <summary>One parameter's values on a grid, equally spaced: R's <c>seq(from, to, length.out = count)</c>.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="From">The first value.</param>
/// <param name="To">The last value, above the first; the same where there is one value only.</param>
/// <param name="Count">Number of values, at least 1.</param>
public sealed record GridAxis(string Parameter, double From, double To, int Count)
{
    private const string Form = "name=from:to:count, for example \"(Intercept)=0.5:1.5:100\"";

    /// <summary>Distance of neighbours; 0 for one value.</summary>
    public double Step => Count == 1 ? 0 : (To - From) / (Count - 1);

    /// <summary>The values, ascending.</summary>
    public IReadOnlyList<double> Values => [.. Enumerable.Range(0, Count).Select(ValueAt)];

    /// <summary>A value.</summary>
    /// <param name="index">Its place, from 0.</param>
    public double ValueAt(int index) => index == Count - 1 ? To : From + index * Step;

    /// <summary>Reads <c>name=from:to:count</c>.</summary>
    /// <param name="text">The axis as text. The name may hold any signs: it ends at the last equals sign.</param>
    /// <exception cref="InputException">It is no axis; the message says what is wrong with it.</exception>
    public static GridAxis Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.LastIndexOf('=');
        var parts = text[(equals + 1)..].Split(':');
        if (equals <= 0 || parts.Length != 3)
            throw new InputException($"The axis '{text}' cannot be read; it takes {Form}.");
        return new GridAxis(text[..equals], Number(parts[0]), Number(parts[1]), WholeNumber(parts[2])).Checked();

        double Number(string part) => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InputException($"The axis '{text}' cannot be read: '{part}' is no finite number; it takes {Form}.");

        int WholeNumber(string part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InputException($"The axis '{text}' cannot be read: '{part}' is no number of values; it takes {Form}.");
    }

    /// <summary>The axis itself, if its values can be a grid's.</summary>
    /// <exception cref="InputException">An end is not finite, the ends are in the wrong order, or there are no values.</exception>
    internal GridAxis Checked()
    {
        if (!double.IsFinite(From) || !double.IsFinite(To))
            throw new InputException($"The axis of '{Parameter}' goes from {Text(From)} to {Text(To)}; both ends must be finite.");
        if (Count < 1)
            throw new InputException($"The axis of '{Parameter}' has no values; give at least 1, or 2 to cover a range.");
        if (From > To)
            throw new InputException($"The axis of '{Parameter}' goes down from {Text(From)} to {Text(To)}; give the smaller end first.");
        if (Count == 1 && From != To)
            throw new InputException($"The axis of '{Parameter}' has one value for the range from {Text(From)} to {Text(To)}; give 2 or more, or equal ends to hold the parameter there.");
        if (Count > 1 && !(ValueAt(1) > From))
            throw new InputException($"The axis of '{Parameter}' has {Count} values from {Text(From)} to {Text(To)}, which doubles cannot tell apart; give fewer or a wider range.");
        return this;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
