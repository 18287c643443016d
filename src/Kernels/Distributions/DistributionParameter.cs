namespace Accel.Kernels.Distributions;

/// <summary>A distribution's parameter, as a user names it.</summary>
/// <param name="Name">R's name of the argument.</param>
/// <param name="Range">The values it may take, for messages: "sd >= 0".</param>
/// <param name="Default">R's default; null where it has to be given.</param>
public sealed record DistributionParameter(string Name, string Range, double? Default = null);
