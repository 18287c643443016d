using System.Numerics;
using System.Numerics.Tensors;
using Accel.Engine.Engines;
using Accel.Kernels.Lanes;
using Accel.Kernels.Passes;

namespace Accel.Engine.Models;

/// <summary>
/// Solves normal equations: columns scaled to like lengths, LDLᵀ with a rank tolerance, in the
/// arithmetic of the sums.
/// </summary>
internal sealed class NormalEquationsSolution
{
    /// <summary>In plain arithmetic a smaller pivot may be nothing but rounding error.</summary>
    private const double NoiseTolerance = 1e-13;

    private readonly double[] _squares;
    private readonly Lazy<double[]> _inverse;
    private readonly Lazy<double[]> _inverseRoot;
    private readonly Func<double[], double[]> _stepOf;

    private NormalEquationsSolution(
        double[] step, int[] kept, double smallestPivot, double[] squares,
        Func<double[]> inverse, Func<double[]> inverseRoot, Func<double[], double[]> stepOf)
    {
        _stepOf = stepOf;
        Step = step;
        Kept = kept;
        SmallestPivot = smallestPivot;
        _squares = squares;
        _inverse = new(inverse);
        _inverseRoot = new(inverseRoot);
    }

    /// <summary>(XᵀWX)⁻¹ times the score; 0 for aliased columns.</summary>
    public double[] Step { get; }

    /// <summary>(XᵀWX)⁻¹ times another score; 0 for aliased columns.</summary>
    public double[] StepOf(double[] score) => _stepOf(score);

    /// <summary>The columns that are not aliased, in order.</summary>
    public IReadOnlyList<int> Kept { get; }

    /// <summary>The least part of a kept column's squared length that the columns before it leave.</summary>
    public double SmallestPivot { get; }

    /// <summary>(XᵀWX)⁻¹, p × p; rows and columns of aliased coefficients are 0.</summary>
    public double[] Inverse => _inverse.Value;

    /// <summary>
    /// An upper triangular root R of the inverse, R Rᵀ, p × p; rows and columns of aliased coefficients are 0. The squared
    /// length of Rᵀx is xᵀ (XᵀWX)⁻¹ x without its cancellation.
    /// </summary>
    public double[] InverseRoot => _inverseRoot.Value;

    /// <summary>True where a column was left out.</summary>
    public bool HasAliases => Kept.Count < Step.Length;

    /// <summary>
    /// The largest variance inflation about zero, (XᵀWX)ⱼⱼ (XᵀWX)⁻¹ⱼⱼ: how many times the relative error of
    /// the sums shows in the covariance.
    /// </summary>
    public double Inflation
    {
        get
        {
            var largest = Kept.Count == 0 ? 1 : double.NegativeInfinity;
            foreach (var j in Kept)
                largest = Math.Max(largest, _squares[j] * Inverse[j * Step.Length + j]);
            return largest;
        }
    }

    /// <summary>The weighted sum of a column's squares.</summary>
    /// <param name="column">The column.</param>
    public double SumOfSquares(int column) => _squares[column];

    /// <summary>Solves.</summary>
    /// <param name="equations">The normal equations.</param>
    /// <param name="aliasTolerance">A column is aliased when the columns before it leave less than this part of its length.</param>
    public static NormalEquationsSolution Of(NormalEquations equations, double aliasTolerance)
    {
        // Pivots are squares of lengths.
        var tolerance = aliasTolerance * aliasTolerance;
        return equations.Arithmetic == Arithmetic.Compensated
            ? Solve<DoubleDouble>(equations, tolerance, (high, low) => new(high, low), value => (double)value)
            : Solve(equations, Math.Max(tolerance, NoiseTolerance), (high, _) => high, value => value);
    }

    private static NormalEquationsSolution Solve<T>(
        NormalEquations equations, double tolerance, Func<double, double, T> number, Func<T, double> toDouble)
        where T : struct,
            IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>,
            IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>
    {
        // Powers of two scale without rounding.
        var size = equations.Columns;
        var squares = new double[size];
        var scale = new double[size];
        for (var i = 0; i < size; i++)
        {
            squares[i] = equations.Gram[i * size + i];
            scale[i] = squares[i] > 0 ? Math.ScaleB(1, -(Math.ILogB(squares[i]) / 2)) : 0;
        }
        T Scaled(double[] high, double[] low, int at, double by) => number(high[at] * by, low.Length > 0 ? low[at] * by : 0);

        var matrix = new T[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[i * size + j] = Scaled(equations.Gram, equations.GramLow, i * size + j, scale[i] * scale[j]);
        }
        var factor = new SymmetricFactor<T>(matrix, size, tolerance, number(1, 0), toDouble);

        double[] StepOf(double[] score, double[] scoreLow)
        {
            var scaled = new T[size];
            for (var i = 0; i < size; i++)
                scaled[i] = Scaled(score, scoreLow, i, scale[i]);
            var solution = factor.Solve(scaled);
            var step = new double[size];
            for (var i = 0; i < size; i++)
                step[i] = toDouble(solution[i]) * scale[i];
            return step;
        }

        double[] Inverse()
        {
            var scaled = factor.Inverse();
            var inverse = new double[size * size];
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                    inverse[i * size + j] = toDouble(scaled[i * size + j]) * scale[i] * scale[j];
            }
            return inverse;
        }

        double[] InverseRoot()
        {
            var root = factor.InverseRoot(toDouble);
            for (var i = 0; i < size; i++)
                TensorPrimitives.Multiply(root.AsSpan(i * size, size), scale[i], root.AsSpan(i * size, size));
            return root;
        }

        return new NormalEquationsSolution(
            StepOf(equations.Score, equations.ScoreLow), factor.Kept.ToArray(), factor.SmallestPivot, squares, Inverse, InverseRoot,
            score => StepOf(score, []));
    }
}
