using System.Globalization;

namespace Accel.Host.Plots;

/// <summary>
/// Colours for numbers: Viridis, whose lightness grows evenly from dark violet to yellow, so that equal steps of the
/// number look equally large, in grey too (Smith and van der Walt 2015).
/// </summary>
/// <param name="Low">The number of the darkest colour; what is below has it too.</param>
/// <param name="High">The number of the lightest colour, above <paramref name="Low"/>; what is above has it too.</param>
/// <param name="Label">The text beside the colour bar; null for none.</param>
internal sealed record ColourScale(double Low, double High, string? Label = null)
{
    /// <summary>How many colours are told apart.</summary>
    public const int Levels = 256;

    private static readonly (byte Red, byte Green, byte Blue)[] Anchors =
    [
        (68, 1, 84), (72, 40, 120), (62, 74, 137), (49, 104, 142), (38, 130, 142), (31, 158, 137),
        (53, 183, 121), (109, 205, 89), (180, 222, 44), (253, 231, 37),
    ];

    /// <summary>The colours between which the bar is graded, from low to high at equal distances.</summary>
    public static IReadOnlyList<string> Stops { get; } = [.. Anchors.Select(anchor => Hex(anchor.Red, anchor.Green, anchor.Blue))];

    /// <summary>The place of a number among the colours, 0 to <see cref="Levels"/> − 1; −1 for NaN.</summary>
    public int Level(double value) =>
        double.IsNaN(value) ? -1 : (int)Math.Clamp((value - Low) / (High - Low) * Levels, 0, Levels - 1);

    /// <summary>The colour of a level.</summary>
    public static string Colour(int level)
    {
        var place = level / (double)(Levels - 1) * (Anchors.Length - 1);
        var below = Math.Min((int)place, Anchors.Length - 2);
        var (from, to, part) = (Anchors[below], Anchors[below + 1], place - below);
        return Hex(Between(from.Red, to.Red, part), Between(from.Green, to.Green, part), Between(from.Blue, to.Blue, part));
    }

    private static byte Between(byte from, byte to, double part) => (byte)Math.Round(from + (to - from) * part);

    private static string Hex(byte red, byte green, byte blue) => string.Create(CultureInfo.InvariantCulture, $"#{red:x2}{green:x2}{blue:x2}");
}
