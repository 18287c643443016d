namespace Accel.Engine.Likelihood;

/// <summary>Zooms into the best cell of a surface until its axes' steps are below a tolerance.</summary>
public static class GridRefinement
{
    /// <summary>Values of an axis in a zoomed grid; odd, so that the middle is one of them.</summary>
    private const int ZoomedCount = 11;

    private const int MostGrids = 1000;

    /// <summary>The surfaces from the first to the last one.</summary>
    /// <param name="first">Where to begin.</param>
    /// <param name="tolerance">The largest step of the last grid, above 0; where doubles cannot tell such steps apart, the zooming ends there.</param>
    /// <param name="evaluate">Computes the surface of other axes.</param>
    /// <exception cref="InputException">The tolerance is not above 0, or no combination of the first grid is in the model's domain.</exception>
    public static IReadOnlyList<LikelihoodSurface> Run(LikelihoodSurface first, double tolerance, Func<IReadOnlyList<GridAxis>, LikelihoodSurface> evaluate)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(evaluate);
        if (!(tolerance > 0))
            throw new InputException("The tolerance of a refinement must be above 0.");
        var surfaces = new List<LikelihoodSurface> { first };
        if (double.IsNegativeInfinity(first.BestLogLikelihood))
            throw new InputException("The log-likelihood is -Inf at every combination of the grid; choose axes inside the model's domain.");
        double[] steps = [.. first.Axes.Select(axis => axis.Step)];
        double[] centre = [.. first.BestPoint];
        while (steps.Any(step => step > tolerance) && surfaces.Count < MostGrids)
        {
            GridAxis[] axes = [.. first.Axes.Select((axis, i) => Around(axis, centre[i], steps[i]))];
            if (axes.Any(axis => axis.Count > 1 && !(axis.ValueAt(1) > axis.From)))
                break;
            var surface = evaluate(axes);
            surfaces.Add(surface);
            centre = [.. surface.BestPoint];
            // A maximum at the edge of the zoomed box may lie beyond: the box moves before it shrinks.
            if (!surface.OpenAxes.Any(open => IsInside(open, first.Axes.First(axis => axis.Parameter == open.Parameter), surface)))
                steps = [.. surface.Axes.Select(axis => axis.Step)];
        }
        return surfaces;
    }

    private static GridAxis Around(GridAxis whole, double centre, double step) => step == 0
        ? whole
        : whole with { From = Math.Max(whole.From, centre - step), To = Math.Min(whole.To, centre + step), Count = ZoomedCount };

    /// <summary>True where the end at which the best combination lies is not an end of the whole axis.</summary>
    private static bool IsInside(GridAxis zoomed, GridAxis whole, LikelihoodSurface surface)
    {
        var best = surface.BestPoint[surface.Axes.ToList().IndexOf(zoomed)];
        return best > whole.From && best < whole.To;
    }
}
