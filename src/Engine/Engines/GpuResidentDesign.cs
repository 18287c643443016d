using Accel.Engine.Data;
using Accel.Kernels.Gpu;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>
/// A design on a card: in its memory as a whole, or, where it doesn't fit, segment by segment, one being computed while the
/// next is brought. How rows are cut depends on the data and the card alone, and sums are added in a fixed order, so that
/// a card gives the same bits each time.
/// </summary>
/// <remarks>
/// Compensated arithmetic, which only ill-conditioned designs ask for, is left to the processor: the data are then loaded
/// there too, when it is first asked for.
/// </remarks>
internal sealed class GpuResidentDesign : IResidentDesign
{
    private const int StreamedSegments = 2;
    private const double RoundoffOfDoubles = 1.1102230246251565e-16;
    private const double RoundoffOfSingles = 5.9604644775390625e-8;

    private readonly GpuKernels _kernels;
    private readonly SlotMap _map;
    private readonly int[] _deviceOrder;
    private readonly bool _isBinary;
    private readonly CompiledProductKernels? _products;
    private readonly Observations _observations;
    private readonly List<RowRange> _ranges = [];
    private readonly GpuFactorRows?[] _factors;
    private readonly List<GpuSegment> _segments = [];
    private readonly GpuUploader _uploader;
    private readonly Lazy<(SimdEngine Engine, IResidentDesign Design)> _processor;
    private readonly Dictionary<double, double> _saturated = [];

    /// <summary>Puts a design on a card.</summary>
    /// <param name="kernels">The card.</param>
    /// <param name="notice">Told when the processor takes over; null for nobody.</param>
    /// <param name="design">The model matrix.</param>
    /// <param name="observations">Response, weights, offset.</param>
    public GpuResidentDesign(GpuKernels kernels, Action<string>? notice, Design design, Observations observations)
    {
        _kernels = kernels;
        _map = new SlotMap(design);
        RowCount = design.RowCount;
        var layout = new GpuColumnLayout(_map, observations, kernels.Precision, kernels.Multiplies(_map.Layout));
        _deviceOrder = [.. layout.DenseOrder, .. Enumerable.Range(layout.DenseOrder.Count, _map.Layout.Count - layout.DenseOrder.Count)];
        _observations = observations;
        var (isBinary, isWeighted) = (BinaryResponse.Is(observations), BinaryResponse.IsWeighted(observations));
        _isBinary = isBinary && !isWeighted && kernels.Rows.IsLogistic;
        _products = CompiledProductKernels.Of(kernels.Accelerator, kernels.Model, isBinary, isWeighted);
        _processor = new(() =>
        {
            notice?.Invoke("The columns are nearly dependent; the processor computes their sums in doubled precision.");
            var engine = new SimdEngine();
            return (engine, engine.Load(design, observations, kernels.Model));
        });
        var rows = GpuFootprint.SegmentRows(_map, layout, RowCount, kernels, StreamedSegments);
        for (var first = 0; first < RowCount || first == 0; first += rows)
            _ranges.Add(new RowRange(first, Math.Min(rows, RowCount - first)));
        _factors = new GpuFactorRows?[_ranges.Count];
        _uploader = new GpuUploader(kernels.Accelerator);
        try
        {
            for (var i = 0; i < Math.Min(StreamedSegments, _ranges.Count); i++)
                _segments.Add(new GpuSegment(kernels, _map, layout, rows));
            if (_ranges.Count == 1)
                Hold(_segments[0], 0);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public int RowCount { get; }

    public int ColumnCount => _map.ColumnCount;

    public double ScoresCost
    {
        get
        {
            if (_kernels.Precision == EnginePrecision.Mixed)
                return 1;
            // Rough clocks a row of a multiprocessor: of reading the columns, and of the products.
            var columns = _map.Layout.DenseCount + 1.0;
            var reading = 0.44 * columns;
            return reading / Math.Max(reading, 0.005 * columns * columns);
        }
    }

    public double Roundoff => _kernels.Precision == EnginePrecision.Mixed ? RoundoffOfSingles : RoundoffOfDoubles;

    public void NormalEquations(ReadOnlySpan<double> beta, NormalEquations result) => Pass(beta, result, withGram: true);

    public void Scores(ReadOnlySpan<double> beta, NormalEquations result) => Pass(beta, result, withGram: false);

    public void StartingEquations(NormalEquations result)
    {
        if (result.Arithmetic == Arithmetic.Compensated)
            _processor.Value.Design.StartingEquations(result);
        else
            Accumulate(null, result, withGram: true);
    }

    public double LogSaturated(double dispersion)
    {
        if (_saturated.TryGetValue(dispersion, out var known))
            return known;
        var sum = 0.0;
        ForEachSegment(
            segment => segment.Deviances.LaunchSaturated(segment.Stream, segment.Rows, dispersion),
            segment => sum += segment.Deviances.Fetch(segment.Stream)[0]);
        return _saturated[dispersion] = sum;
    }

    public void LogLikelihood(ReadOnlySpan<double> betas, double dispersion, Span<double> values)
    {
        var saturated = LogSaturated(dispersion);
        for (var first = 0; first < values.Length; first += GpuDeviances.BetasAtOnce)
        {
            var count = Math.Min(GpuDeviances.BetasAtOnce, values.Length - first);
            var device = ToDevice(betas.Slice(first * ColumnCount, count * ColumnCount), count);
            var sums = new double[count];
            ForEachSegment(
                segment => segment.Deviances.Launch(segment.Stream, segment.Rows, _isBinary, device),
                segment => AddTo(sums, segment.Deviances.Fetch(segment.Stream)));
            for (var k = 0; k < count; k++)
                values[first + k] = saturated - sums[k] / (2 * dispersion);
        }
    }

    public void LogLikelihood(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double dispersion, Span<double> values)
    {
        if (_products is null || !ProductGrid.CanUse(_map, _observations.Offset, left, right, dispersion))
        {
            CoefficientGrid.LogLikelihood(this, left, right, dispersion, values);
            return;
        }
        var greatest = ProductGrid.GreatestPredictor(_map, _observations.Offset, left) + ProductGrid.GreatestPredictor(_map, _observations.Offset, right);
        new ProductGrid(this, _map, ProductKernels.LeftMultiple, ProductKernels.RightMultiple, (lefts, rights) => Products(lefts, rights, greatest))
            .LogLikelihood(left, right, values);
    }

    public void Dispose()
    {
        Release();
        if (_processor.IsValueCreated)
        {
            _processor.Value.Design.Dispose();
            _processor.Value.Engine.Dispose();
        }
    }

    private static void AddTo(double[] sums, double[] others)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += others[i];
    }

    /// <summary>The log-likelihoods of one block of a product grid.</summary>
    private double[] Products(double[] left, double[] right, double greatestPredictor)
    {
        var width = _map.Layout.Count;
        var (leftCount, rightCount) = (left.Length / width, right.Length / width);
        var device = ToDevice([.. left, .. right]);
        var sums = new double[ProductPass.SumCount(leftCount, rightCount)];
        var rooms = new Dictionary<GpuSegment, GpuProducts>();
        try
        {
            foreach (var segment in _segments)
                rooms.Add(segment, new GpuProducts(_kernels, _products!, _map.Layout, _ranges[0].Count, leftCount, rightCount, greatestPredictor));
            ForEachSegment(
                segment => rooms[segment].Launch(segment.Stream, segment.Rows, device),
                segment => rooms[segment].Collect(segment.Stream, sums));
        }
        finally
        {
            foreach (var room in rooms.Values)
                room.Dispose();
        }
        var saturated = LogSaturated(1);
        var points = leftCount * rightCount;
        var values = new double[points];
        for (var at = 0; at < points; at++)
            values[at] = _products!.LogLikelihood(sums[at], sums[points + at / rightCount], sums[points + leftCount + at % rightCount], sums[^1], saturated);
        return values;
    }

    private void Pass(ReadOnlySpan<double> beta, NormalEquations result, bool withGram)
    {
        if (result.Arithmetic == Arithmetic.Compensated)
        {
            if (withGram)
                _processor.Value.Design.NormalEquations(beta, result);
            else
                _processor.Value.Design.Scores(beta, result);
            return;
        }
        Accumulate(ToDevice(beta, 1), result, withGram);
    }

    private void Accumulate(double[]? beta, NormalEquations result, bool withGram)
    {
        var sums = new NormalEquationSums(_map.Layout, Arithmetic.Plain, withGram);
        var centre = result.Centre;
        ForEachSegment(segment => segment.LaunchPass(withGram, beta, centre), segment => segment.CollectPass(withGram, sums));
        _map.Gather(sums, result);
        result.Explained = withGram ? double.NaN : sums.Explained;
    }

    /// <summary>Has work begun on every segment, and its results fetched in order; while one computes, the next is filled.</summary>
    private void ForEachSegment(Action<GpuSegment> launch, Action<GpuSegment> collect)
    {
        try
        {
            var begun = new Queue<GpuSegment>();
            for (var i = 0; i < _ranges.Count; i++)
            {
                var segment = _segments[i % _segments.Count];
                if (begun.Count == _segments.Count)
                    collect(begun.Dequeue());
                Hold(segment, i);
                launch(segment);
                begun.Enqueue(segment);
            }
            while (begun.TryDequeue(out var segment))
                collect(segment);
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            throw GpuFailure.During(_kernels.Accelerator.Name, failure);
        }
    }

    private void Hold(GpuSegment segment, int index)
    {
        if (segment.Range == _ranges[index])
            return;
        segment.Fill(_uploader, _ranges[index], _factors[index] ??= GpuFactorRows.Of(_map, _ranges[index]));
    }

    /// <summary>Coefficients in the order of the device: slot s of β number k at s · count + k.</summary>
    private double[] ToDevice(ReadOnlySpan<double> betas, int count)
    {
        var width = _map.Layout.Count;
        var slots = new double[count * width];
        for (var k = 0; k < count; k++)
            _map.Scatter(betas.Slice(k * ColumnCount, ColumnCount), slots.AsSpan(k * width, width));
        return ToDevice(slots);
    }

    /// <summary>The same of coefficients in slots, one β after the other.</summary>
    private double[] ToDevice(double[] slots)
    {
        var width = _map.Layout.Count;
        var count = slots.Length / width;
        var device = new double[slots.Length];
        for (var k = 0; k < count; k++)
        {
            for (var at = 0; at < width; at++)
                device[at * count + k] = slots[k * width + _deviceOrder[at]];
        }
        return device;
    }

    private void Release()
    {
        foreach (var segment in _segments)
            GpuFailure.EndQuietly(segment.Dispose);
        GpuFailure.EndQuietly(_uploader.Dispose);
    }
}
