using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Measurement;
using Accel.Kernels.Sampling;

namespace Accel.Bench.Gpu.Cases;

/// <summary>The shape of a design with its response: normal columns and perhaps a factor.</summary>
/// <param name="Model">The model.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Columns">Normal columns.</param>
/// <param name="Levels">Levels of the factor; 0 for none.</param>
/// <param name="HasIntercept">A column of ones, too.</param>
internal sealed record BenchRows(MeasuredModel Model, int Count, int Columns, int Levels = 0, bool HasIntercept = true)
{
    /// <summary>Number of coefficients.</summary>
    public int Coefficients => Columns + (HasIntercept ? 1 : 0) + Math.Max(0, Levels - 1);

    /// <summary>Size of what is stored: doubles, and a byte each for counts and levels.</summary>
    public double Bytes => (double)Count * (sizeof(double) * Columns + (IsCounted ? 1 : sizeof(double)) + (Levels > 0 ? 1 : 0));

    /// <summary>Coefficients at which every mean is far from its bounds.</summary>
    public double[] Beta => [.. Enumerable.Range(0, Coefficients).Select(i => 0.01 * Math.Sin(i + 1))];

    private bool IsCounted => !Model.Model.IsLinear;

    /// <summary>
    /// The work of a pass over them. A level's coefficient is added where a multiplication would be by 1, and sums of a level
    /// are additions. A log-likelihood is a list of one vector: it needs no logarithm for each row.
    /// </summary>
    public HotPathWork Work(HotPath path)
    {
        var plain = Coefficients - Math.Max(0, Levels - 1);
        var additions = (Levels, path) switch
        {
            (0, _) => 0,
            (_, HotPath.NormalEquations) => Columns + 3,
            (_, HotPath.Scores) => 2,
            _ => 1,
        };
        if (path == HotPath.LogLikelihood && !Model.Model.IsLinear)
            return HotPathWork.OfList(Model, Bytes, Count, 1, plain + additions) with { Unit = "rows" };
        var work = PassWork.Of(path, Model, Bytes, Count, plain);
        return HotPathWork.OfPass(work with { Operations = work.Operations + 2.0 * additions * Count }, Count);
    }

    /// <summary>The data.</summary>
    public (Design Design, Observations Observations) Make(BenchMachine machine)
    {
        List<DesignColumn> columns = HasIntercept ? [DesignColumn.Intercept()] : [];
        columns.AddRange(machine.Normals(Count, Columns).Select((values, j) => DesignColumn.Of($"x{j + 1}", values)));
        if (Levels > 0)
            columns.AddRange(new FactorCodes(ColumnData.From(machine.Draw(Sampler.Of(new IntegerSampler(0, (ulong)Levels)), Count)), Levels).Indicators("f", 1));
        return (new Design(Count, columns), new Observations(ColumnData.From(machine.Draw(Response, Count)), null, null));
    }

    /// <summary>What the response is drawn from.</summary>
    private Sampler Response
    {
        get
        {
            if (Model == MeasuredModel.Logistic)
                return Sampler.Of(new InversionSampler<BernoulliInversion>(new(0.5)));
            return Model == MeasuredModel.LogLinear ? PoissonMass.SamplerOf(1) : Sampler.Of(new NormalSampler(0, 1));
        }
    }
}
