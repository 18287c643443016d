using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>One β among others in device memory.</summary>
/// <param name="betas">All of them.</param>
/// <param name="first">Where this one's first coefficient is.</param>
/// <param name="step">Distance of its coefficients: as many as there are β, so that neighbouring threads read neighbouring ones.</param>
public readonly struct GpuCoefficients(ArrayView<double> betas, long first, long step)
{
    /// <summary>The coefficient of a slot; dense columns in the order of <see cref="GpuRows"/>.</summary>
    public double this[int slot] => betas[first + slot * step];
}
