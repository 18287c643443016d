using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Measurement;

/// <summary>Fused multiply-adds in registers, enough of them independent to keep every unit busy.</summary>
/// <typeparam name="T">The lane type.</typeparam>
internal sealed class MultiplyAddLoop<T> : BoundLoop
    where T : struct, ILane<T>
{
    private const int Chains = 10;
    private const int Steps = 1 << 18;

    public override double Amount => 2.0 * T.Count * Chains * Steps;

    /// <summary>The result; kept so that the work cannot be left out.</summary>
    public double Sum { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run()
    {
        var factor = T.Broadcast(0.999);
        var term = T.Broadcast(0.001);
        var (a, b, c, d, e) = (term, term, term, term, term);
        var (f, g, h, i, j) = (term, term, term, term, term);
        for (var step = 0; step < Steps; step++)
        {
            a = T.Fma(a, factor, term);
            b = T.Fma(b, factor, term);
            c = T.Fma(c, factor, term);
            d = T.Fma(d, factor, term);
            e = T.Fma(e, factor, term);
            f = T.Fma(f, factor, term);
            g = T.Fma(g, factor, term);
            h = T.Fma(h, factor, term);
            i = T.Fma(i, factor, term);
            j = T.Fma(j, factor, term);
        }
        Sum = T.Sum(a + b + (c + d) + (e + f) + (g + h) + (i + j));
    }

    public override void Dispose()
    {
    }
}
