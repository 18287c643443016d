using System.Text;

namespace Accel.Host.Plots;

/// <summary>The rectangle inside the axes, on which marks are drawn in the data's units.</summary>
/// <param name="svg">Where it is drawn.</param>
/// <param name="box">The rectangle.</param>
/// <param name="x">The range of the horizontal axis.</param>
/// <param name="y">The range of the vertical axis.</param>
internal sealed class PlotArea(SvgText svg, Box box, (double Low, double High) x, (double Low, double High) y)
{
    private const double FarAway = 1e5;

    /// <summary>Where it is drawn.</summary>
    public SvgText Svg => svg;

    /// <summary>The rectangle in pixels.</summary>
    public Box Box => box;

    /// <summary>The range of the horizontal axis.</summary>
    public (double Low, double High) HorizontalRange => x;

    /// <summary>The range of the vertical axis.</summary>
    public (double Low, double High) VerticalRange => y;

    /// <summary>The pixel of a value on the horizontal axis.</summary>
    public double X(double value) => box.Left + Part(value, x) * box.Width;

    /// <summary>The pixel of a value on the vertical axis.</summary>
    public double Y(double value) => box.Bottom - Part(value, y) * box.Height;

    /// <summary>True where a point lies inside; false for NaN.</summary>
    public bool Contains(double atX, double atY) => atX >= x.Low && atX <= x.High && atY >= y.Low && atY <= y.High;

    /// <summary>The path of a line through points; it is broken where one is not finite.</summary>
    public string Path(IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        var path = new StringBuilder();
        var drawn = false;
        for (var i = 0; i < xs.Count; i++)
        {
            var valid = double.IsFinite(xs[i]) && double.IsFinite(ys[i]);
            if (valid)
                path.Append(drawn ? 'L' : 'M').Append(SvgText.Number(X(xs[i]))).Append(' ').Append(SvgText.Number(Y(ys[i])));
            drawn = valid;
        }
        return path.ToString();
    }

    /// <summary>Pixels far outside are cut off: they would only make the file's numbers long.</summary>
    private static double Part(double value, (double Low, double High) range) =>
        Math.Clamp((value - range.Low) / (range.High - range.Low), -FarAway, FarAway);
}
