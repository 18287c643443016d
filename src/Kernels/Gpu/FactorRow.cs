using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;
using ILGPU;

namespace Accel.Kernels.Gpu;

/// <summary>Eight numbers in registers: a left factor's totals with eight right ones, or a row's right factors.</summary>
/// <param name="t0">The first.</param>
/// <param name="t1">The second.</param>
/// <param name="t2">The third.</param>
/// <param name="t3">The fourth.</param>
/// <param name="t4">The fifth.</param>
/// <param name="t5">The sixth.</param>
/// <param name="t6">The seventh.</param>
/// <param name="t7">The eighth.</param>
internal readonly struct FactorRow(double t0, double t1, double t2, double t3, double t4, double t5, double t6, double t7)
{
    /// <summary>How many.</summary>
    public const int Length = 8;

    /// <summary>Totals of no rows.</summary>
    public static FactorRow Start<TStep>()
        where TStep : struct, IFactorStep
    {
        var start = TStep.Start<ScalarLane>().Value;
        return new FactorRow(start, start, start, start, start, start, start, start);
    }

    /// <summary>A row's right factors.</summary>
    /// <param name="staged">The factors, one column after the other.</param>
    /// <param name="at">The place of the first.</param>
    /// <param name="step">Distance of two.</param>
    public static FactorRow Load(ArrayView<double> staged, int at, int step) => new(
        staged[at], staged[at + step], staged[at + 2 * step], staged[at + 3 * step],
        staged[at + 4 * step], staged[at + 5 * step], staged[at + 6 * step], staged[at + 7 * step]);

    /// <summary>The totals with another row.</summary>
    public FactorRow Next<TStep>(double left, FactorRow right)
        where TStep : struct, IFactorStep =>
        right.After<TStep>(left, t0, t1, t2, t3, t4, t5, t6, t7);

    /// <summary>The significands.</summary>
    public FactorRow Significands => new(
        Significand(t0), Significand(t1), Significand(t2), Significand(t3), Significand(t4), Significand(t5), Significand(t6), Significand(t7));

    /// <summary>Adds the exponents to others.</summary>
    public ExponentRow ExponentsPlus(ExponentRow others) => others.Plus(
        Exponent(t0), Exponent(t1), Exponent(t2), Exponent(t3), Exponent(t4), Exponent(t5), Exponent(t6), Exponent(t7));

    /// <summary>Stores the numbers.</summary>
    public void Store(ArrayView<double> target, long first, long step)
    {
        target[first] = t0;
        target[first + step] = t1;
        target[first + 2 * step] = t2;
        target[first + 3 * step] = t3;
        target[first + 4 * step] = t4;
        target[first + 5 * step] = t5;
        target[first + 6 * step] = t6;
        target[first + 7 * step] = t7;
    }

    private FactorRow After<TStep>(double left, double s0, double s1, double s2, double s3, double s4, double s5, double s6, double s7)
        where TStep : struct, IFactorStep =>
        new(
            Step<TStep>(s0, left, t0), Step<TStep>(s1, left, t1), Step<TStep>(s2, left, t2), Step<TStep>(s3, left, t3),
            Step<TStep>(s4, left, t4), Step<TStep>(s5, left, t5), Step<TStep>(s6, left, t6), Step<TStep>(s7, left, t7));

    private static double Step<TStep>(double total, double left, double right)
        where TStep : struct, IFactorStep =>
        TStep.Next(new ScalarLane(total), new ScalarLane(left), new ScalarLane(right), TStep.Start<ScalarLane>()).Value;

    private static double Significand(double total) => ScalarLane.Significand(new ScalarLane(total)).Value;

    private static int Exponent(double total) => (int)ScalarLane.Exponent(new ScalarLane(total)).Value;
}

/// <summary>The exponents of a <see cref="FactorRow"/>.</summary>
/// <param name="e0">The first.</param>
/// <param name="e1">The second.</param>
/// <param name="e2">The third.</param>
/// <param name="e3">The fourth.</param>
/// <param name="e4">The fifth.</param>
/// <param name="e5">The sixth.</param>
/// <param name="e6">The seventh.</param>
/// <param name="e7">The eighth.</param>
internal readonly struct ExponentRow(int e0, int e1, int e2, int e3, int e4, int e5, int e6, int e7)
{
    /// <summary>How many.</summary>
    public const int Length = FactorRow.Length;

    /// <summary>The sums with other exponents.</summary>
    public ExponentRow Plus(int d0, int d1, int d2, int d3, int d4, int d5, int d6, int d7) =>
        new(e0 + d0, e1 + d1, e2 + d2, e3 + d3, e4 + d4, e5 + d5, e6 + d6, e7 + d7);

    /// <summary>Stores the exponents.</summary>
    public void Store(ArrayView<int> target, long first, long step)
    {
        target[first] = e0;
        target[first + step] = e1;
        target[first + 2 * step] = e2;
        target[first + 3 * step] = e3;
        target[first + 4 * step] = e4;
        target[first + 5 * step] = e5;
        target[first + 6 * step] = e6;
        target[first + 7 * step] = e7;
    }
}
