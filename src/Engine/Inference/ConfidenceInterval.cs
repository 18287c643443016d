namespace Accel.Engine.Inference;

/// <summary>The interval of a coefficient.</summary>
/// <param name="Name">The coefficient's name.</param>
/// <param name="Low">Its lower end; NaN for an aliased coefficient, or where the likelihood does not fall far enough on that side.</param>
/// <param name="High">Its upper end, likewise.</param>
public sealed record ConfidenceInterval(string Name, double Low, double High);
