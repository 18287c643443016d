namespace Accel.Engine.Likelihood;

/// <summary>
/// Zooms into the best cell of a surface until its axes' steps are below a tolerance. Each grid is centred where the
/// parabola through the last one's best point and its neighbours has its top, so that a narrow ridge across the axes
/// does not lose the maximum; a grid whose best point lies at its end, or far from that top, moves before it shrinks.
/// </summary>
public static class GridRefinement
{
    /// <summary>Values of an axis in a zoomed grid; odd, so that the middle is one of them.</summary>
    private const int ZoomedCount = 11;

    private const int MostGrids = 1000;

    /// <summary>A second difference that is a smaller part of the log-likelihood is rounding error.</summary>
    private const double Rounding = 1e-13;

    /// <summary>The surfaces from the first to the last one.</summary>
    /// <param name="first">Where to begin.</param>
    /// <param name="tolerance">The largest step of the last grid, above 0. The zooming ends before where rounding hides the differences of the log-likelihood.</param>
    /// <param name="evaluate">Computes the surface of other axes.</param>
    /// <exception cref="InputException">The tolerance is not above 0, or no combination of the first grid is in the model's domain.</exception>
    public static IReadOnlyList<LikelihoodSurface> Run(LikelihoodSurface first, double tolerance, Func<IReadOnlyList<GridAxis>, LikelihoodSurface> evaluate)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(evaluate);
        if (!(tolerance > 0))
            throw new InputException("The tolerance of a refinement must be above 0.");
        if (double.IsNegativeInfinity(first.BestLogLikelihood))
            throw new InputException("The log-likelihood is -Inf at every combination of the grid; choose axes inside the model's domain.");
        var surfaces = new List<LikelihoodSurface> { first };
        var last = first;
        while (last.Axes.Any(axis => axis.Step > tolerance) && surfaces.Count < MostGrids && NextAxes(first.Axes, last) is { } axes)
            surfaces.Add(last = evaluate(axes));
        return surfaces;
    }

    /// <summary>The axes of the next grid; null where nothing finer can be told apart.</summary>
    private static GridAxis[]? NextAxes(IReadOnlyList<GridAxis> whole, LikelihoodSurface last)
    {
        var top = TopOfParabola(last, out var isBlurred);
        if (isBlurred)
            return null;
        var axes = new GridAxis[whole.Count];
        for (var i = 0; i < axes.Length; i++)
        {
            var step = last.Axes[i].Step;
            if (step == 0)
            {
                axes[i] = last.Axes[i];
                continue;
            }
            // A move of the whole box where its best point is at an end that is not the whole axis's.
            var reach = Moves(whole, last, top) ? step * (ZoomedCount / 2) : step;
            var centre = last.BestPoint[i] + Math.Clamp(top[i], -(ZoomedCount / 2), ZoomedCount / 2) * step;
            axes[i] = whole[i] with { From = Math.Max(whole[i].From, centre - reach), To = Math.Min(whole[i].To, centre + reach), Count = ZoomedCount };
            if (!(axes[i].From < axes[i].To) || !(axes[i].ValueAt(1) > axes[i].From))
                return null;
        }
        return axes;
    }

    /// <summary>True where the maximum may lie further than a step from the best point.</summary>
    private static bool Moves(IReadOnlyList<GridAxis> whole, LikelihoodSurface last, double[] top) =>
        top.Any(steps => Math.Abs(steps) > 1)
        || last.OpenAxes.Any(open => !IsAtEnd(whole.First(axis => axis.Parameter == open.Parameter), last.BestPoint[last.Axes.ToList().IndexOf(open)]));

    private static bool IsAtEnd(GridAxis whole, double value) => value <= whole.From || value >= whole.To;

    /// <summary>How many steps from the best point the top lies, by differences with its neighbours; 0 where these don't tell.</summary>
    private static double[] TopOfParabola(LikelihoodSurface surface, out bool isBlurred)
    {
        var top = new double[surface.Axes.Count];
        isBlurred = false;
        int[] inside = [.. Enumerable.Range(0, top.Length).Where(i => surface.IndexOn(i, surface.Best) is var at && at > 0 && at < surface.Axes[i].Count - 1)];
        var slopes = new double[inside.Length];
        var curvatures = new double[inside.Length, inside.Length];
        for (var i = 0; i < inside.Length; i++)
        {
            slopes[i] = (At((inside[i], 1)) - At((inside[i], -1))) / 2;
            curvatures[i, i] = 2 * surface.BestLogLikelihood - At((inside[i], 1)) - At((inside[i], -1));
            isBlurred |= curvatures[i, i] <= Rounding * Math.Abs(surface.BestLogLikelihood);
            for (var j = 0; j < i; j++)
            {
                var mixed = At((inside[i], 1), (inside[j], 1)) - At((inside[i], 1), (inside[j], -1)) - At((inside[i], -1), (inside[j], 1)) + At((inside[i], -1), (inside[j], -1));
                curvatures[i, j] = curvatures[j, i] = -mixed / 4;
            }
        }
        if (SmallMatrix.Inverse(curvatures) is not { } inverse)
            return top;
        for (var i = 0; i < inside.Length; i++)
        {
            for (var j = 0; j < inside.Length; j++)
                top[inside[i]] += inverse[i, j] * slopes[j];
        }
        return Array.TrueForAll(top, double.IsFinite) ? top : new double[top.Length];

        double At(params (int Axis, int Steps)[] moves)
        {
            var place = surface.Best;
            foreach (var (axis, steps) in moves)
                place += steps * surface.Axes.Skip(axis + 1).Aggregate(1, (stride, later) => stride * later.Count);
            return surface.Values[place];
        }
    }
}
