using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Engines;

/// <summary>Passes over data.</summary>
/// <param name="StoredBytes">The columns as the processor reads them, in their narrowest types.</param>
/// <param name="DeviceBytes">The columns as a card gets them, in doubles.</param>
/// <param name="DeviceMemory">What they need of a card's memory in all.</param>
/// <param name="PassSeconds">One core's seconds for a pass, by the rule of thumb of <see cref="RowEffort"/>.</param>
/// <param name="Passes">About how many passes are to come.</param>
internal sealed record DataWork(double StoredBytes, double DeviceBytes, double DeviceMemory, double PassSeconds, double Passes) : Work
{
    /// <summary>What a card keeps beside the data: partial sums and the driver's own.</summary>
    private const double FixedMemory = 384 << 20;

    /// <summary>Weight and score of a row.</summary>
    private const int WorkingBytes = 2 * sizeof(double);

    /// <inheritdoc/>
    public override double DeviceMemory { get; } = DeviceMemory;

    /// <inheritdoc/>
    public override double CoreSeconds => Passes * PassSeconds;

    /// <summary>The work of passes over data.</summary>
    /// <param name="design">The model matrix.</param>
    /// <param name="observations">Response, weights, offset.</param>
    /// <param name="passes">About how many passes over the rows are to come.</param>
    public static DataWork Of(Design design, Observations observations, double passes)
    {
        double rows = design.RowCount;
        var columns = new HashSet<ColumnData>();
        var (numbers, dense, factors) = (0, 0, 0);
        foreach (var column in (ColumnData?[])[observations.Response, observations.Weights, observations.Offset])
        {
            if (column is null)
                continue;
            columns.Add(column);
            numbers++;
        }
        foreach (var block in design.Blocks)
        {
            columns.UnionWith(block.Stored);
            if (block.Factors.Count > 0)
                factors++;
            else if (!block.IsIntercept)
                dense++;
            if (block.Numbers.Count > 0)
                numbers++;
        }
        var stored = 0.0;
        foreach (var column in columns)
            stored += column.StoredBytes;
        var onDevice = rows * (numbers * sizeof(double) + factors * sizeof(int));
        // Each pair of factors keeps an ordering of the rows.
        var orderings = rows * factors * (factors - 1) / 2 * sizeof(int);
        var effort = RowEffort.Scores(dense, factors) + RowEffort.Gram(dense, factors);
        return new DataWork(stored, onDevice, onDevice + orderings + rows * WorkingBytes + FixedMemory, rows * effort * 1e-9, passes);
    }

    /// <inheritdoc/>
    public override double SecondsHere(EngineCosts costs) => costs.Seconds(this, StoredBytes, isStarted: true);

    /// <inheritdoc/>
    public override double SecondsThere(EngineCosts costs, bool isStarted) => costs.Seconds(this, DeviceBytes, isStarted);
}
