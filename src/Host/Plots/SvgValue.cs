namespace Accel.Host.Plots;

/// <summary>An attribute's value; an attribute without one is left out.</summary>
/// <param name="Text">The value as written, or null.</param>
internal readonly record struct SvgValue(string? Text)
{
    /// <summary>A text.</summary>
    public static implicit operator SvgValue(string? text) => new(text);

    /// <summary>A number.</summary>
    public static implicit operator SvgValue(double number) => new(SvgText.Number(number));
}
