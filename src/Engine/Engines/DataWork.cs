using Accel.Engine.Data;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Engines;

/// <summary>Passes over data.</summary>
/// <param name="StoredBytes">The columns as the processor reads them, in their narrowest types.</param>
/// <param name="DeviceBytes">The columns as a card gets them: products in doubles, factors as slots.</param>
/// <param name="DeviceMemory">What they need of a card's memory in all.</param>
/// <param name="PassSeconds">One core's seconds for a pass, by the rule of thumb of <see cref="RowEffort"/>.</param>
/// <param name="Passes">About how many passes are to come.</param>
internal sealed record DataWork(double StoredBytes, double DeviceBytes, double DeviceMemory, double PassSeconds, double Passes) : Work
{
    /// <summary>What a card keeps beside the rows: sums, and a program's code.</summary>
    private const double FixedMemory = 768 << 20;

    /// <summary>Part of a card's memory that data may take.</summary>
    private const double MemoryPart = 0.9;

    /// <summary>Weights and scores of a row, which designs with factors keep.</summary>
    private const int WorkingBytes = 4 * sizeof(double);

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
        var (onDevice, dense, factors) = (0.0, 0, 0);
        foreach (var column in (ColumnData?[])[observations.Response, observations.Weights, observations.Offset])
        {
            if (column is not null && columns.Add(column))
                onDevice += column.StoredBytes;
        }
        foreach (var block in design.Blocks)
        {
            columns.UnionWith(block.Stored);
            if (block.Factors.Count > 0)
            {
                factors++;
                onDevice += rows * sizeof(int);
            }
            else if (!block.IsIntercept)
            {
                dense++;
            }
            if (block.Numbers.Count > 0)
                onDevice += block.Stored.Take(2).Count() == 1 ? block.Numbers[0].StoredBytes : rows * sizeof(double);
        }
        var stored = 0.0;
        foreach (var column in columns)
            stored += column.StoredBytes;
        // Each factor, and each pair of them, keeps an ordering of the rows.
        var memory = onDevice + (factors > 0 ? rows * (WorkingBytes + factors * (factors + 1.0) / 2 * sizeof(int)) : 0) + FixedMemory;
        var effort = RowEffort.Scores(dense, factors) + RowEffort.Gram(dense, factors);
        return new DataWork(stored, onDevice, memory, rows * effort * 1e-9, passes);
    }

    /// <inheritdoc/>
    public override double SecondsHere(EngineCosts costs) => costs.Seconds(this, StoredBytes, isResident: true, isStarted: true);

    /// <inheritdoc/>
    public override double SecondsThere(EngineCosts costs, double memory, bool isStarted) =>
        costs.Seconds(this, DeviceBytes, DeviceMemory <= MemoryPart * memory, isStarted);
}
