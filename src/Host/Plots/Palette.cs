namespace Accel.Host.Plots;

/// <summary>The colours of plots. Series are told apart by readers with any colour vision (Okabe and Ito 2008).</summary>
internal static class Palette
{
    /// <summary>Colour of the first series.</summary>
    public const string Blue = "#0072b2";

    /// <summary>Colour of the second series.</summary>
    public const string Vermilion = "#d55e00";

    /// <summary>Colour of the third series.</summary>
    public const string Green = "#009e73";

    /// <summary>Colour of the fourth series.</summary>
    public const string Purple = "#cc79a7";

    /// <summary>Colour of what the data are compared with: zero lines, means.</summary>
    public const string Reference = "#777777";

    /// <summary>Colour of axes.</summary>
    public const string Axis = "#555555";

    /// <summary>Colour of letters.</summary>
    public const string Text = "#222222";

    /// <summary>Colour of grid lines.</summary>
    public const string Grid = "#ebebeb";

    /// <summary>Colour behind everything.</summary>
    public const string Paper = "#ffffff";
}
