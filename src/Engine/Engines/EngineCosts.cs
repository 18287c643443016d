using System.Text.Json.Serialization;

namespace Accel.Engine.Engines;

/// <summary>What work costs on an engine, as it was measured.</summary>
/// <param name="StartSeconds">From the opening of the device to the end of the first pass, its kernels compiled; 0 for the processor.</param>
/// <param name="TransferRate">Bytes of data a second made resident.</param>
/// <param name="PassLatency">Seconds of a pass over next to nothing.</param>
/// <param name="ReadRate">Bytes of resident data a second that passes over few columns read.</param>
/// <param name="Speed">How many times as fast as <see cref="RowEffort"/> passes over many columns are.</param>
/// <param name="DrawRate">Draws a second of a normal distribution, in the processor's memory.</param>
internal sealed record EngineCosts(
    double StartSeconds, double TransferRate, double PassLatency, double ReadRate, double Speed, double DrawRate)
{
    /// <summary>True where the numbers can be those of an engine.</summary>
    [JsonIgnore]
    public bool IsPossible => StartSeconds is >= 0 and < double.PositiveInfinity && PassLatency is >= 0 and < double.PositiveInfinity
        && IsRate(TransferRate) && IsRate(ReadRate) && IsRate(Speed) && IsRate(DrawRate);

    /// <summary>
    /// Seconds that passes over data take: start + bytes / transfer rate + passes × (latency + max(bytes / read rate, effort / speed));
    /// where the data don't fit and each pass brings them anew, start + passes × (latency + max(bytes / transfer rate, effort / speed)).
    /// </summary>
    /// <param name="work">The passes.</param>
    /// <param name="bytes">The data's bytes on this engine.</param>
    /// <param name="isResident">True where they fit into its memory.</param>
    /// <param name="isStarted">True where the start is behind us.</param>
    public double Seconds(DataWork work, double bytes, bool isResident, bool isStarted)
    {
        var transfer = bytes / TransferRate;
        var pass = PassLatency + Math.Max(isResident ? bytes / ReadRate : transfer, work.PassSeconds / Speed);
        return Start(isStarted) + (isResident ? transfer : 0) + work.Passes * pass;
    }

    /// <summary>Seconds that draws take: start + draws / draw rate.</summary>
    /// <param name="work">The draws.</param>
    /// <param name="isStarted">True where the start is behind us.</param>
    public double Seconds(DrawWork work, bool isStarted) => Start(isStarted) + work.Count / DrawRate;

    private double Start(bool isStarted) => isStarted ? 0 : StartSeconds;

    private static bool IsRate(double rate) => rate is > 0 and < double.PositiveInfinity;
}
