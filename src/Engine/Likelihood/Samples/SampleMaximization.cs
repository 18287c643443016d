namespace Accel.Engine.Likelihood.Samples;

/// <summary>One step of a maximization.</summary>
/// <param name="Parameters">Where it led.</param>
/// <param name="LogLikelihood">The log-likelihood there.</param>
public sealed record LikelihoodStep(IReadOnlyList<double> Parameters, double LogLikelihood);

/// <summary>
/// Maximizes a sample's log-likelihood over some parameters: Newton's method with exact derivatives, in the logarithms
/// of parameters that must stay above 0, damped until a step goes up (Levenberg 1944, Marquardt 1963).
/// </summary>
/// <param name="distribution">The distribution.</param>
/// <param name="sample">The values.</param>
/// <param name="isFree">For each parameter, true where it may move.</param>
internal sealed class SampleMaximization(SampleDistribution distribution, Sample sample, bool[] isFree)
{
    private const int MostSteps = 200;
    private const double FirstDamping = 1e-3;
    private const double GreatestDamping = 1e20;

    /// <summary>The last step would add less than this part of the log-likelihood.</summary>
    private const double Tolerance = 1e-15;

    private readonly int[] _free = [.. Enumerable.Range(0, isFree.Length).Where(i => isFree[i])];

    /// <summary>The steps, the start first.</summary>
    public List<LikelihoodStep> Steps { get; } = [];

    /// <summary>Moves parameters to the maximum.</summary>
    /// <param name="parameters">Where to begin, and where it ends.</param>
    /// <returns>True where it was reached.</returns>
    public bool Run(double[] parameters)
    {
        var value = distribution.LogLikelihood(sample, parameters);
        Steps.Add(new LikelihoodStep([.. parameters], value));
        var damping = 0.0;
        for (var step = 0; step < MostSteps && _free.Length > 0; step++)
        {
            var (gradient, hessian) = Derivatives(parameters);
            if (Array.Exists(gradient, slope => !double.IsFinite(slope)))
                return false;
            var trial = TryStep(parameters, value, gradient, hessian, ref damping, out var expected);
            if (trial is null)
                return expected <= Math.Sqrt(Tolerance) * (Math.Abs(value) + 1);
            trial.CopyTo(parameters, 0);
            value = distribution.LogLikelihood(sample, parameters);
            Steps.Add(new LikelihoodStep([.. parameters], value));
            if (expected <= Tolerance * (Math.Abs(value) + 1))
                return true;
        }
        return _free.Length == 0;
    }

    /// <summary>The parameters after a step that does not go down; null where even the shortest does.</summary>
    private double[]? TryStep(double[] parameters, double value, double[] gradient, double[,] hessian, ref double damping, out double expected)
    {
        // Rounding may take the last digits of a maximum.
        var allowed = value - 1e-14 * Math.Abs(value);
        expected = double.PositiveInfinity;
        for (; damping <= GreatestDamping; damping = Math.Max(10 * damping, FirstDamping))
        {
            if (Ascent(gradient, hessian, damping) is not { } change)
                continue;
            expected = change.Zip(gradient, (move, slope) => move * slope).Sum() / 2;
            var trial = Moved(parameters, change);
            if (distribution.LogLikelihood(sample, trial) >= allowed)
            {
                damping = damping <= FirstDamping ? 0 : damping / 100;
                return trial;
            }
        }
        damping = 0;
        return null;
    }

    private double[] Moved(double[] parameters, double[] change)
    {
        var moved = (double[])parameters.Clone();
        for (var i = 0; i < _free.Length; i++)
            moved[_free[i]] = IsPositive(_free[i]) ? moved[_free[i]] * Math.Exp(change[i]) : moved[_free[i]] + change[i];
        return moved;
    }

    private bool IsPositive(int parameter) => distribution.Parameters[parameter].Domain == ParameterDomain.Positive;

    /// <summary>Gradient and Hessian by the free parameters, of positive ones by their logarithms.</summary>
    private (double[] Gradient, double[,] Hessian) Derivatives(double[] parameters)
    {
        var variables = new Jet[parameters.Length];
        for (var i = 0; i < variables.Length; i++)
            variables[i] = IsPositive(i) ? Jet.Exp(Jet.Variable(Math.Log(parameters[i]), i)) : Jet.Variable(parameters[i], i);
        var jet = distribution.LogLikelihood(sample, variables);
        var gradient = Array.ConvertAll(_free, jet.First);
        var hessian = new double[_free.Length, _free.Length];
        for (var i = 0; i < _free.Length; i++)
        {
            for (var j = 0; j < _free.Length; j++)
                hessian[i, j] = jet.Second(_free[i], _free[j]);
        }
        return (gradient, hessian);
    }

    /// <summary>(−H + λ diag|H|)⁻¹ g; null where the matrix is not positive definite.</summary>
    private static double[]? Ascent(double[] gradient, double[,] hessian, double damping)
    {
        var size = gradient.Length;
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                matrix[i, j] = -hessian[i, j];
            matrix[i, i] += damping * Math.Max(Math.Abs(hessian[i, i]), double.Epsilon);
        }
        return SmallMatrix.Inverse(matrix) is not { } inverse
            ? null
            : [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Sum(j => inverse[i, j] * gradient[j]))];
    }
}
