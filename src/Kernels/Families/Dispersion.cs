using Accel.Kernels.Functions;

namespace Accel.Kernels.Families;

/// <summary>The dispersion φ with what log-densities need beside it, computed once for all rows.</summary>
public readonly struct Dispersion
{
    /// <summary>Takes a dispersion.</summary>
    /// <param name="value">φ &gt; 0; 1 for families without one.</param>
    public Dispersion(double value)
    {
        Value = value;
        LogTwoPi = Math.Log(2 * Math.PI * value);
        LogGammaDensity = -0.5 * LogTwoPi - StirlingError.Of(1 / value);
    }

    /// <summary>φ.</summary>
    public double Value { get; }

    /// <summary>log(2πφ).</summary>
    public double LogTwoPi { get; }

    /// <summary>The log-density at 1 of the gamma distribution of mean 1 and shape 1/φ, by Stirling's formula.</summary>
    public double LogGammaDensity { get; }
}
