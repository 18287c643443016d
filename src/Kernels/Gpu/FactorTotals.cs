using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;

namespace Accel.Kernels.Gpu;

/// <summary>Totals over rows for four left and eight right factors, in a thread's registers.</summary>
internal static class FactorTotals<TStep>
    where TStep : struct, IFactorStep
{
    /// <summary>Totals of no rows.</summary>
    public static FactorBlock<double> Start
    {
        get
        {
            var one = TStep.Start<ScalarLane>().Value;
            var row = new Octet<double>(one, one, one, one, one, one, one, one);
            return new(row, row, row, row);
        }
    }

    /// <summary>The totals with another row.</summary>
    /// <param name="totals">The totals before it.</param>
    /// <param name="left">The row's left factors.</param>
    /// <param name="right">Its right factors.</param>
    public static FactorBlock<double> Next(FactorBlock<double> totals, ColumnQuad<double, InDouble> left, Octet<double> right) => new(
        Next(totals.First, left.First, right), Next(totals.Second, left.Second, right),
        Next(totals.Third, left.Third, right), Next(totals.Fourth, left.Fourth, right));

    /// <summary>The significands of totals.</summary>
    public static FactorBlock<double> Significands(FactorBlock<double> totals) =>
        new(Significands(totals.First), Significands(totals.Second), Significands(totals.Third), Significands(totals.Fourth));

    /// <summary>Exponents with those of totals.</summary>
    public static FactorBlock<int> PlusExponents(FactorBlock<int> exponents, FactorBlock<double> totals) => new(
        PlusExponents(exponents.First, totals.First), PlusExponents(exponents.Second, totals.Second),
        PlusExponents(exponents.Third, totals.Third), PlusExponents(exponents.Fourth, totals.Fourth));

    private static Octet<double> Next(Octet<double> totals, double left, Octet<double> right) => new(
        Next(totals.First, left, right.First), Next(totals.Second, left, right.Second), Next(totals.Third, left, right.Third), Next(totals.Fourth, left, right.Fourth),
        Next(totals.Fifth, left, right.Fifth), Next(totals.Sixth, left, right.Sixth), Next(totals.Seventh, left, right.Seventh), Next(totals.Eighth, left, right.Eighth));

    private static Octet<double> Significands(Octet<double> totals) => new(
        Significand(totals.First), Significand(totals.Second), Significand(totals.Third), Significand(totals.Fourth),
        Significand(totals.Fifth), Significand(totals.Sixth), Significand(totals.Seventh), Significand(totals.Eighth));

    private static Octet<int> PlusExponents(Octet<int> exponents, Octet<double> totals) => new(
        exponents.First + Exponent(totals.First), exponents.Second + Exponent(totals.Second), exponents.Third + Exponent(totals.Third), exponents.Fourth + Exponent(totals.Fourth),
        exponents.Fifth + Exponent(totals.Fifth), exponents.Sixth + Exponent(totals.Sixth), exponents.Seventh + Exponent(totals.Seventh), exponents.Eighth + Exponent(totals.Eighth));

    private static double Next(double total, double left, double right) =>
        TStep.Next(new ScalarLane(total), new ScalarLane(left), new ScalarLane(right), TStep.Start<ScalarLane>()).Value;

    private static double Significand(double total) => ScalarLane.Significand(new ScalarLane(total)).Value;

    private static int Exponent(double total) => (int)ScalarLane.Exponent(new ScalarLane(total)).Value;
}
