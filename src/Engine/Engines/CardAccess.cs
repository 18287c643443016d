namespace Accel.Engine.Engines;

/// <summary>How the automatic engine comes by a card.</summary>
/// <param name="Find">Looks for the card; null where there is none, with the reason in whole sentences.</param>
/// <param name="Open">Opens the card that was found; throws what <see cref="GpuFailure.Is"/> knows where that fails.</param>
/// <param name="Measure">Measures the costs of an engine; its second argument is how long its opening took, null for the processor.</param>
/// <param name="Costs">Where measured costs are kept.</param>
/// <param name="IsNamed">True where the user named the card, so that what is known of others says nothing.</param>
internal sealed record CardAccess(
    Func<(GpuDevice? Card, string Reason)> Find, Func<GpuDevice, IEngine> Open, Func<IEngine, double?, EngineCosts> Measure, CostFile Costs, bool IsNamed);
