using System.Diagnostics;
using System.Globalization;
using Accel.Engine.Engines;

namespace Accel.Engine.Likelihood;

/// <summary>Evaluates a log-likelihood at all combinations of the values of some axes.</summary>
/// <remarks>
/// The combinations of the first axes and those of the last ones are the two sides of
/// <see cref="LikelihoodModel.Evaluate"/>; blocks of both are computed in one pass over the rows each.
/// </remarks>
public static class LikelihoodGrid
{
    /// <summary>Combinations on a side of a block; fewer for many rows, so that a block takes seconds at most.</summary>
    private const int WidestBlock = 128;
    private const int NarrowestBlock = 32;
    private const int RowsOfWidest = 1 << 21;

    /// <summary>
    /// So many combinations take the processor about as long as a pass of normal equations: 40 where the terms of a grid
    /// factorize, 5 where they don't.
    /// </summary>
    private const double CombinationsPerPass = 16;

    /// <summary>The largest part of the memory that values may take.</summary>
    private const double MemoryPart = 0.75;

    /// <summary>Computes the surface with the other parameters held.</summary>
    /// <param name="model">The likelihood.</param>
    /// <param name="axes">The axes, each of another parameter; the last one varies fastest.</param>
    /// <param name="held">Values of parameters that have no axis; those that are not named here are held at their estimates.</param>
    /// <param name="progress">Is told how far it is; null for nobody.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <exception cref="InputException">There is no such parameter, two axes are of the same, an axis is impossible, or the values exceed the memory.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was ended.</exception>
    public static LikelihoodSurface Evaluate(
        LikelihoodModel model, IReadOnlyList<GridAxis> axes, IReadOnlyDictionary<string, double>? held = null,
        IProgress<GridProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var watch = Stopwatch.StartNew();
        var (places, start) = Prepare(model, axes, held, profiled: false);
        var values = new double[Count(axes)];
        var split = Split(axes);
        var left = Combinations(axes, places, 0, split, start);
        var right = Combinations(axes, places, split, axes.Count, new double[start.Length]);
        var (leftCount, rightCount) = (left.Length / start.Length, right.Length / start.Length);
        var block = Math.Max(NarrowestBlock, model.TermCount <= RowsOfWidest ? WidestBlock : WidestBlock / 2 * RowsOfWidest / model.TermCount);
        var buffer = new double[Math.Min(block * block, values.Length)];
        for (var firstLeft = 0; firstLeft < leftCount; firstLeft += block)
        {
            var lefts = Math.Min(block, leftCount - firstLeft);
            // A narrow side leaves room for a longer other one.
            var width = buffer.Length / lefts;
            for (var firstRight = 0; firstRight < rightCount; firstRight += width)
            {
                cancellation.ThrowIfCancellationRequested();
                var rights = Math.Min(width, rightCount - firstRight);
                var part = buffer.AsSpan(0, lefts * rights);
                model.Evaluate(
                    left.AsSpan(firstLeft * start.Length, lefts * start.Length), right.AsSpan(firstRight * start.Length, rights * start.Length), part);
                for (var i = 0; i < lefts; i++)
                    part.Slice(i * rights, rights).CopyTo(values.AsSpan((firstLeft + i) * rightCount + firstRight));
                progress?.Report(new GridProgress((long)firstLeft * rightCount + (long)lefts * (firstRight + rights), values.Length));
            }
        }
        return Surface(axes, values, start, profiled: false, watch);
    }

    /// <summary>Computes the profile: the other parameters are fitted anew at each combination.</summary>
    /// <param name="model">The likelihood.</param>
    /// <param name="axes">The axes, each of another parameter; the last one varies fastest.</param>
    /// <param name="held">Values of parameters that have no axis and are not fitted.</param>
    /// <param name="progress">Is told how far it is; null for nobody.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <exception cref="InputException">As for <see cref="Evaluate"/>.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was ended.</exception>
    public static LikelihoodSurface Profile(
        LikelihoodModel model, IReadOnlyList<GridAxis> axes, IReadOnlyDictionary<string, double>? held = null,
        IProgress<GridProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var watch = Stopwatch.StartNew();
        var (places, start) = Prepare(model, axes, held, profiled: true);
        var values = new double[Count(axes)];
        var isFree = new bool[start.Length];
        for (var i = 0; i < isFree.Length; i++)
            isFree[i] = !places.Contains(i) && held?.ContainsKey(model.Parameters[i]) is not true;
        var points = Combinations(axes, places, 0, axes.Count, start);
        var (best, greatest) = (start, double.NegativeInfinity);
        var last = start;
        for (var at = 0; at < values.Length; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            // The neighbour's free parameters are near; where they lead nowhere, the estimates may.
            values[at] = From(at, last, out var reached);
            if (double.IsNaN(values[at]) && !ReferenceEquals(last, start))
                values[at] = From(at, start, out reached);
            last = double.IsNaN(values[at]) ? start : reached;
            if (values[at] > greatest)
                (best, greatest) = (reached, values[at]);
            progress?.Report(new GridProgress(at + 1, values.Length));
        }
        return Surface(axes, values, best, profiled: true, watch);

        double From(int at, double[] begin, out double[] reached)
        {
            reached = points.AsSpan(at * start.Length, start.Length).ToArray();
            for (var i = 0; i < reached.Length; i++)
                reached[i] = isFree[i] ? begin[i] : reached[i];
            return model.Profile(isFree, reached);
        }
    }

    /// <summary>About how many passes of normal equations take as long as a grid; only the automatic engine's choice depends on it.</summary>
    /// <param name="combinations">Number of combinations.</param>
    /// <param name="profiled">True where the other parameters are fitted anew at each.</param>
    public static double PassesOf(double combinations, bool profiled) =>
        profiled ? combinations * IEngine.PassesOfFit : combinations / CombinationsPerPass;

    /// <summary>Number of combinations.</summary>
    /// <param name="axes">The axes.</param>
    /// <exception cref="InputException">Their log-likelihoods would not fit into memory.</exception>
    public static int Count(IReadOnlyList<GridAxis> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        var count = axes.Aggregate(1.0, (product, axis) => product * axis.Count);
        var bytes = count * sizeof(double);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (count > Array.MaxLength || bytes > MemoryPart * memory)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture,
                $"The grid of {string.Join(" x ", axes.Select(axis => axis.Count))} has {count:G6} combinations, whose log-likelihoods take {bytes / 1e9:G4} GB; {Math.Min(MemoryPart * memory, 8.0 * Array.MaxLength) / 1e9:G4} GB are the most here. Give fewer values, or zoom in with a tolerance."));
        }
        return (int)count;
    }

    private static (int[] Places, double[] Start) Prepare(
        LikelihoodModel model, IReadOnlyList<GridAxis> axes, IReadOnlyDictionary<string, double>? held, bool profiled)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Count == 0)
            throw new InputException("A grid needs at least one axis.");
        int[] places = [.. axes.Select(axis => model.IndexOf(axis.Checked().Parameter))];
        for (var i = 0; i < places.Length; i++)
        {
            if (Array.IndexOf(places, places[i]) < i)
                throw new InputException($"Two axes are of '{axes[i].Parameter}'; leave one out.");
        }
        double[] start = [.. model.Estimates];
        foreach (var (name, value) in held ?? new Dictionary<string, double>())
        {
            var place = model.IndexOf(name);
            if (places.Contains(place))
                throw new InputException($"'{name}' has an axis and a fixed value; leave one out.");
            start[place] = value;
        }
        for (var i = 0; i < start.Length; i++)
        {
            if (places.Contains(i))
                start[i] = 0;
            else if (double.IsNaN(start[i]) && profiled)
                start[i] = 0;
            else if (double.IsNaN(start[i]))
                throw new InputException($"The parameter '{model.Parameters[i]}' has no estimate to be held at; give it an axis or a value.");
        }
        return (places, start);
    }

    /// <summary>How many of the first axes make the left side: as nearly half of the combinations' logarithm as can be.</summary>
    private static int Split(IReadOnlyList<GridAxis> axes) => Enumerable.Range(0, axes.Count)
        .MinBy(split => Product(axes.Take(split)) + Product(axes.Skip(split)));

    private static double Product(IEnumerable<GridAxis> axes) => axes.Aggregate(1.0, (product, axis) => product * axis.Count);

    /// <summary>Vectors of parameters, one for each combination of some axes.</summary>
    private static double[] Combinations(IReadOnlyList<GridAxis> axes, int[] places, int first, int end, double[] start)
    {
        var count = (int)Product(axes.Skip(first).Take(end - first));
        var vectors = new double[count * start.Length];
        for (var k = 0; k < count; k++)
        {
            var vector = vectors.AsSpan(k * start.Length, start.Length);
            start.CopyTo(vector);
            var rest = k;
            for (var axis = end - 1; axis >= first; axis--)
            {
                vector[places[axis]] = axes[axis].ValueAt(rest % axes[axis].Count);
                rest /= axes[axis].Count;
            }
        }
        return vectors;
    }

    private static LikelihoodSurface Surface(IReadOnlyList<GridAxis> axes, double[] values, double[] others, bool profiled, Stopwatch watch)
    {
        foreach (ref var value in values.AsSpan())
            value = double.IsNaN(value) ? double.NegativeInfinity : value;
        return new LikelihoodSurface([.. axes], values, others, profiled, watch.Elapsed.TotalSeconds);
    }
}
