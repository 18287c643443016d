using Accel.Engine.Data;
using Accel.Kernels.Families;
using Accel.Kernels.Passes;

namespace Accel.Engine.Engines;

/// <summary>
/// A design on the processor. Panels are dealt to a fixed number of parts, which depends on the
/// data alone; each part's sums are taken in row order and the parts are added in a fixed tree, so
/// that the bits don't depend on which thread did what.
/// </summary>
internal sealed partial class CpuResidentDesign : IResidentDesign
{
    private const int MostParts = 128;
    private const int PanelsPerPart = 4;

    // Clearing and adding the sums of a part is to cost little beside reading its rows; but few parts keep few threads busy.
    private const int RowBytesPerSumByte = 32;
    private const int PartsAtLeast = 16;
    private const long SumsBudget = 256L << 20;

    // Panels of a sample that lie side by side, so that memory is read in long runs.
    private const int SamplePanels = 8;
    private const int BetasAtOnce = 1024;

    // Starting a second thread costs more than a pass over fewer rows and columns.
    private const int CellsPerWorker = 1 << 15;

    private readonly SlotMap _map;
    private readonly PanelSource _panels;
    private readonly PanelPass[] _passes;
    private readonly PanelReader[] _readers;
    private readonly int _parts;
    private readonly int _stride = 1;
    private readonly Dictionary<(Arithmetic Arithmetic, bool WithGram), NormalEquationSums[]> _sums = [];
    private readonly Dictionary<double, double> _saturated = [];

    /// <summary>Makes the data resident.</summary>
    /// <param name="design">The model matrix.</param>
    /// <param name="observations">Response, weights, offset.</param>
    /// <param name="threads">Number of worker threads.</param>
    /// <param name="createPass">Compiles the pass; called once for each thread.</param>
    /// <param name="createProducts">Compiles the pass of grids; called once for each thread. Null where there is none.</param>
    public CpuResidentDesign(
        Design design, Observations observations, int threads, Func<SlotLayout, PanelPass> createPass, Func<SlotLayout, int, ProductPass>? createProducts = null)
    {
        _createProducts = createProducts;
        _map = new SlotMap(design);
        _panels = new PanelSource(_map, design.RowCount, observations);
        _parts = Parts(_panels.Count);
        var workers = 1 + (long)design.RowCount * (1 + _map.Dense.Count + _map.Factors.Count) / CellsPerWorker;
        _passes = new PanelPass[(int)Math.Min(Math.Min(threads, _parts), workers)];
        _readers = new PanelReader[_passes.Length];
        for (var worker = 0; worker < _passes.Length; worker++)
        {
            _passes[worker] = createPass(_map.Layout);
            _readers[worker] = new PanelReader(_panels);
        }
    }

    private CpuResidentDesign(CpuResidentDesign whole, int stride)
    {
        _map = whole._map;
        _panels = whole._panels;
        _passes = whole._passes;
        _readers = whole._readers;
        _stride = stride;
        _parts = Parts(_panels.Count / stride);
    }

    public int RowCount => _panels.Rows / _stride;

    public int ColumnCount => _map.ColumnCount;

    public double ScoresCost
    {
        get
        {
            // Only the ratio matters, and it moves passes, not digits.
            var (dense, factors) = (_map.Layout.DenseCount, _map.Layout.FactorSlots.Count);
            var scores = RowEffort.Scores(dense, factors);
            return scores / (scores + RowEffort.Gram(dense, factors));
        }
    }

    public IResidentDesign? Sample(int stride) => new CpuResidentDesign(this, stride);

    public unsafe void NormalEquations(ReadOnlySpan<double> beta, NormalEquations result) =>
        AccumulateAt(beta, result, withGram: true, (pass, in panel, slots, sums) => pass.NormalEquations(panel, slots, sums));

    public unsafe void Scores(ReadOnlySpan<double> beta, NormalEquations result) =>
        AccumulateAt(beta, result, withGram: false, (pass, in panel, slots, sums) => pass.Scores(panel, slots, sums));

    public void StartingEquations(NormalEquations result) =>
        Accumulate(result, withGram: true, (PanelPass pass, in Panel panel, NormalEquationSums sums) => pass.StartingEquations(panel, sums));

    public double LogSaturated(double dispersion)
    {
        if (_saturated.TryGetValue(dispersion, out var known))
            return known;
        var phi = new Dispersion(dispersion);
        var sums = new double[_parts][];
        ForEachPart((pass, reader, part) =>
        {
            var sum = sums[part] = [0];
            ForEachPanel(reader, part, withDesign: false, (in Panel panel) => sum[0] += pass.LogSaturated(panel, phi));
        });
        AddInTree(sums, (left, right) => left[0] += right[0]);
        return _saturated[dispersion] = sums[0][0];
    }

    public void LogLikelihood(ReadOnlySpan<double> betas, double dispersion, Span<double> values)
    {
        var saturated = LogSaturated(dispersion);
        for (var first = 0; first < values.Length; first += BetasAtOnce)
        {
            var count = Math.Min(BetasAtOnce, values.Length - first);
            var part = values.Slice(first, count);
            Deviances(betas.Slice(first * ColumnCount, count * ColumnCount), part);
            foreach (ref var value in part)
                value = saturated - value / (2 * dispersion);
        }
    }

    public void Dispose()
    {
        // A sample lives on what the whole design owns.
        if (_stride > 1)
            return;
        foreach (var pass in _passes)
            pass.Dispose();
        foreach (var reader in _readers)
            reader.Dispose();
        foreach (var products in _products ?? [])
            products.Dispose();
    }

    private delegate void PanelWork(PanelPass pass, in Panel panel, NormalEquationSums sums);

    private unsafe delegate void PanelWorkAt(PanelPass pass, in Panel panel, double* slots, NormalEquationSums sums);

    private unsafe void AccumulateAt(ReadOnlySpan<double> beta, NormalEquations result, bool withGram, PanelWorkAt work)
    {
        var slots = new double[_map.Layout.Count];
        _map.Scatter(beta, slots);
        Accumulate(result, withGram, (pass, in panel, sums) =>
        {
            fixed (double* pointer = slots)
                work(pass, panel, pointer, sums);
        });
    }

    private void Accumulate(NormalEquations result, bool withGram, PanelWork work)
    {
        if (!_sums.TryGetValue((result.Arithmetic, withGram), out var sums))
        {
            sums = new NormalEquationSums[_parts];
            for (var part = 0; part < _parts; part++)
                sums[part] = new NormalEquationSums(_map.Layout, result.Arithmetic, withGram);
            _sums.Add((result.Arithmetic, withGram), sums);
        }
        ForEachPart((pass, reader, part) =>
        {
            sums[part].Clear();
            sums[part].Centre = result.Centre;
            ForEachPanel(reader, part, withDesign: true, (in Panel panel) => work(pass, panel, sums[part]));
        });
        AddInTree(sums, (left, right) => left.Add(right));
        _map.Gather(sums[0], result);
        result.Explained = withGram ? double.NaN : sums[0].Explained;
    }

    private unsafe void Deviances(ReadOnlySpan<double> betas, Span<double> values)
    {
        var count = values.Length;
        var width = _map.Layout.Count;
        var slots = new double[count * width];
        for (var k = 0; k < count; k++)
            _map.Scatter(betas.Slice(k * ColumnCount, ColumnCount), slots.AsSpan(k * width, width));

        var sums = new double[_parts][];
        ForEachPart((pass, reader, part) =>
        {
            var deviances = sums[part] = new double[count];
            ForEachPanel(reader, part, withDesign: true, (in Panel panel) =>
            {
                fixed (double* pointer = slots, target = deviances)
                    pass.Deviances(panel, pointer, count, target);
            });
        });
        AddInTree(sums, Add);
        sums[0].CopyTo(values);
    }

    private void ForEachPart(Action<PanelPass, PanelReader, int> work) =>
        ForEachPart((worker, part) => work(_passes[worker], _readers[worker], part));

    private void ForEachPart(Action<int, int> work)
    {
        var next = -1;
        Workers.Run(_passes.Length, _passes.Length, worker =>
        {
            for (int part; (part = Interlocked.Increment(ref next)) < _parts;)
                work(worker, part);
        });
    }

    private void ForEachPanel(PanelReader reader, int part, bool withDesign, PanelReader.PanelAction action)
    {
        if (_stride == 1)
        {
            reader.ForEach(Share(_panels.Count, part), Share(_panels.Count, part + 1), withDesign, action);
            return;
        }
        const int run = SamplePanels;
        var runs = (_panels.Count + run * _stride - 1) / (run * _stride);
        for (var i = Share(runs, part); i < Share(runs, part + 1); i++)
            reader.ForEach(i * run * _stride, Math.Min(i * run * _stride + run, _panels.Count), withDesign, action);
    }

    /// <summary>The first of so many things that a part does.</summary>
    private int Share(int count, int part) => (int)((long)count * part / _parts);

    private int Parts(int panels)
    {
        var rowBytes = (long)panels * Panel.Height * sizeof(double) * (_map.Dense.Count + _map.Factors.Count + 1);
        var sumBytes = sizeof(double) * (long)_map.Layout.Count * _map.Layout.Count;
        var cheap = Math.Max(PartsAtLeast, rowBytes / (RowBytesPerSumByte * sumBytes));
        return (int)Math.Clamp(Math.Min(panels / PanelsPerPart, Math.Min(cheap, SumsBudget / sumBytes)), 1, MostParts);
    }

    private static void Add(double[] sums, double[] others)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += others[i];
    }

    private static void AddInTree<TSum>(TSum[] parts, Action<TSum, TSum> add)
    {
        for (var stride = 1; stride < parts.Length; stride *= 2)
        {
            for (var left = 0; left + stride < parts.Length; left += 2 * stride)
                add(parts[left], parts[left + stride]);
        }
    }
}
