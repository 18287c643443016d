namespace Accel.Engine.Inference;

/// <summary>
/// The smooth line through a scatterplot by locally weighted regression, R's <c>lowess</c>. Source: Cleveland (1979), Robust
/// Locally Weighted Regression and Smoothing Scatterplots, JASA 74, with the interpolation of its published program.
/// </summary>
public static class Lowess
{
    /// <summary>Smooths.</summary>
    /// <param name="x">The n places, ascending.</param>
    /// <param name="y">As many heights.</param>
    /// <param name="span">The part of the points that each place of the line looks at, above 0 and up to 1.</param>
    /// <param name="iterations">How many times points far from the line lose weight.</param>
    /// <returns>The line's heights at <paramref name="x"/>. Between places nearer to each other than a hundredth of the range it is interpolated.</returns>
    public static double[] Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double span = 2.0 / 3, int iterations = 3)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var n = x.Count;
        if (n < 2)
            return [.. y];
        var line = new double[n];
        var robustness = new double[n];
        Array.Fill(robustness, 1);
        var weights = new double[n];
        var window = Math.Clamp((int)(span * n + 1e-7), 2, n);
        for (var iteration = 0; iteration <= iterations; iteration++)
        {
            Smooth(x, y, window, robustness, weights, line);
            if (iteration < iterations && !Reweight(y, line, robustness))
                break;
        }
        return line;
    }

    private static void Smooth(IReadOnlyList<double> x, IReadOnlyList<double> y, int window, double[] robustness, double[] weights, double[] line)
    {
        var n = x.Count;
        var delta = 0.01 * (x[n - 1] - x[0]);
        var (left, right) = (0, window - 1);
        var last = -1;
        for (var i = 0; ;)
        {
            // The window moves on while that brings its far end nearer.
            while (right < n - 1 && x[i] - x[left] > x[right + 1] - x[i])
                (left, right) = (left + 1, right + 1);
            line[i] = At(x, y, x[i], left, right, robustness, weights) ?? y[i];
            for (var between = last + 1; last >= 0 && between < i; between++)
            {
                var part = (x[between] - x[last]) / (x[i] - x[last]);
                line[between] = part * line[i] + (1 - part) * line[last];
            }
            last = i;
            var cut = x[last] + delta;
            for (i = last + 1; i < n && x[i] <= cut; i++)
            {
                if (x[i] == x[last])
                    (line[i], last) = (line[last], i);
            }
            i = Math.Max(last + 1, i - 1);
            if (last >= n - 1)
                return;
        }
    }

    /// <summary>The local regression at a place; null where no point has weight.</summary>
    private static double? At(IReadOnlyList<double> x, IReadOnlyList<double> y, double place, int left, int right, double[] robustness, double[] weights)
    {
        var n = x.Count;
        var range = x[n - 1] - x[0];
        var width = Math.Max(place - x[left], x[right] - place);
        var (far, near) = (0.999 * width, 0.001 * width);
        var sum = 0.0;
        var end = left;
        for (; end < n; end++)
        {
            weights[end] = 0;
            var distance = Math.Abs(x[end] - place);
            if (distance <= far)
            {
                weights[end] = robustness[end] * (distance > near ? Cube(1 - Cube(distance / width)) : 1);
                sum += weights[end];
            }
            else if (x[end] > place)
            {
                break;
            }
        }
        if (sum <= 0)
            return null;
        for (var j = left; j < end; j++)
            weights[j] /= sum;
        if (width > 0)
        {
            var centre = 0.0;
            for (var j = left; j < end; j++)
                centre += weights[j] * x[j];
            var spread = 0.0;
            for (var j = left; j < end; j++)
                spread += weights[j] * (x[j] - centre) * (x[j] - centre);
            // Where the places hardly differ there is no slope.
            if (Math.Sqrt(spread) > 0.001 * range)
            {
                var slope = (place - centre) / spread;
                for (var j = left; j < end; j++)
                    weights[j] *= slope * (x[j] - centre) + 1;
            }
        }
        var height = 0.0;
        for (var j = left; j < end; j++)
            height += weights[j] * y[j];
        return height;
    }

    /// <summary>Bisquare weights of the residuals; false where these are all but 0.</summary>
    private static bool Reweight(IReadOnlyList<double> y, double[] line, double[] robustness)
    {
        var n = line.Length;
        var residuals = new double[n];
        for (var i = 0; i < n; i++)
            residuals[i] = Math.Abs(y[i] - line[i]);
        var sorted = (double[])residuals.Clone();
        Array.Sort(sorted);
        var scale = 3 * (sorted[n / 2] + sorted[n - n / 2 - 1]);
        if (scale < 1e-7 * residuals.Average())
            return false;
        for (var i = 0; i < n; i++)
        {
            var r = residuals[i];
            robustness[i] = r <= 0.001 * scale ? 1 : r <= 0.999 * scale ? Square(1 - Square(r / scale)) : 0;
        }
        return true;
    }

    private static double Square(double value) => value * value;

    private static double Cube(double value) => value * value * value;
}
