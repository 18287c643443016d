using Accel.Engine.Engines;
using Accel.Kernels.Passes;
using Accel.Kernels.Responses;

namespace Accel.Engine.Models;

/// <summary>Where Fisher scoring ended.</summary>
/// <param name="Beta">The estimates; 0 for aliased coefficients.</param>
/// <param name="Solution">The last normal equations solved: its inverse is the covariance over φ.</param>
/// <param name="Deviance">The deviance at the estimates.</param>
/// <param name="Pearson">Pearson's χ² at the estimates.</param>
/// <param name="Iterations">Iterations by R's stopping rule.</param>
/// <param name="Converged">True where R's stopping rule was met.</param>
/// <param name="Settled">True where the estimates stopped moving, which R's rule does not promise.</param>
/// <param name="Arithmetic">The arithmetic that the design needed.</param>
internal sealed record ScoringResult(
    double[] Beta, NormalEquationsSolution Solution, double Deviance, double Pearson,
    int Iterations, bool Converged, bool Settled, Arithmetic Arithmetic)
{
    /// <summary>
    /// Where R's rule would have stopped, given only if many more iterations followed or the information
    /// matrix lost rank on the way: signs that there is no maximum.
    /// </summary>
    public ScoringResult? ByRule { get; init; }

    /// <summary>Σ W (η − c)² about the centre given, where the last pass took it; else NaN.</summary>
    public double Explained { get; init; } = double.NaN;
}

/// <summary>
/// Fisher scoring (iteratively reweighted least squares) over an engine. Iterations are counted by R's
/// rule, then carried on until the estimates stand still.
/// </summary>
internal sealed class FisherScoring
{
    /// <summary>A Newton decrement λ² below this, in units of φ: the next step is below a billionth of a standard error.</summary>
    private const double SettledDecrement = 1e-18;

    /// <summary>A decrement that no longer falls counts as settled below this: rounding of η is all that moves the estimates.</summary>
    private const double NoiseDecrement = 1e-13;

    /// <summary>The same where passes round more: a thousandth of a standard error for products in singles.</summary>
    private const double NoiseDecrementOfRoundoff = 16;

    /// <summary>A pivot below this leaves plain arithmetic too few digits for a useful step.</summary>
    private const double SmallestPlainPivot = 1e-10;

    /// <summary>The same for products in singles.</summary>
    private const double SmallestMixedPivot = 1e-4;

    /// <summary>Above this inflation plain sums would cost the covariance more than five of its sixteen digits.</summary>
    private const double LargestPlainInflation = 1e5;

    /// <summary>Above this inflation products in singles would cost it more than two of its seven.</summary>
    private const double LargestMixedInflation = 1e2;

    /// <summary>R's rank tolerance in <c>glm.fit</c>.</summary>
    internal const double AliasTolerance = 1e-11;

    /// <summary>A tenth of the tolerance of R's <c>lm</c>, which gives up a coefficient of NIST's Filip data.</summary>
    private const double LinearAliasTolerance = 1e-8;

    /// <summary>Fisher's scoring with another link than the canonical one leaves some part of a distance; a decrement that falls less than so is noise.</summary>
    private const double SlowestFall = 0.9;

    private const double SmallestRoundoffOfSingles = 1e-10;
    private const int MostHalvings = 40;

    /// <summary>Iterations after R's rule is met; Newton's method at a maximum needs two or three, Fisher's scoring more.</summary>
    private const int MostExtraIterations = 60;
    private const int SuspectExtraIterations = 6;

    private readonly IResidentDesign _data;
    private readonly ResponseModelDescriptor _model;
    private readonly ScoringOptions _options;
    private NormalEquations _equations;
    private NormalEquationsSolution _solution;
    private Arithmetic? _solved;
    private double[] _beta;

    /// <summary>Prepares the iterations.</summary>
    /// <param name="data">The resident design.</param>
    /// <param name="model">The response model: one solution settles a linear one.</param>
    /// <param name="options">How to iterate.</param>
    public FisherScoring(IResidentDesign data, ResponseModelDescriptor model, ScoringOptions options)
    {
        _data = data;
        _model = model;
        _options = options;
        _equations = new NormalEquations(data.ColumnCount, Arithmetic.Plain);
        _solution = Solution();
        _beta = new double[data.ColumnCount];
    }

    /// <summary>Passes made over the rows.</summary>
    public int Passes { get; private set; }

    /// <summary>The inflation above which a design's covariance needs compensated sums.</summary>
    internal static double LargestInflation(IResidentDesign data) => IsMixed(data) ? LargestMixedInflation : LargestPlainInflation;

    private bool IsExact => _model.IsLinear && _equations.Arithmetic == Arithmetic.Compensated;

    /// <summary>Iterates.</summary>
    /// <param name="fallback">A β with possible means, for where the family's starting means don't suit the link; null where none is known.</param>
    /// <exception cref="InputException">No starting point gives possible means.</exception>
    public ScoringResult Run(double[]? fallback)
    {
        var previous = Start(fallback, out var iterations);
        if (_data.ColumnCount == 0)
            return Result(0, true, true);

        ScoringResult? byRule = null;
        var rank = _solution.Kept.Count;
        var decrement = double.PositiveInfinity;
        var noise = Math.Max(NoiseDecrement, NoiseDecrementOfRoundoff * _data.Roundoff);
        for (var extra = 0; ; extra += byRule is null ? 0 : 1)
        {
            if (byRule is null && Converges(previous))
                byRule = Result(iterations, true, false);
            if (byRule is null && iterations >= _options.MaxIterations)
                return Result(iterations, false, false);

            var before = decrement;
            decrement = Decrement();
            if (byRule is not null && !_options.UntilSettled)
                return Result(iterations, true, false);
            if (_solution.Kept.Count < rank && _equations.Arithmetic == Arithmetic.Plain)
            {
                // Some weights have become so small that plain sums no longer tell columns apart.
                _equations = new NormalEquations(_data.ColumnCount, Arithmetic.Compensated);
                Evaluate(_beta);
                decrement = Decrement();
            }
            if (_solution.Kept.Count < rank)
                return (byRule ?? Result(iterations, false, false)) with { ByRule = byRule };
            rank = _solution.Kept.Count;
            if (_model.IsLinear || decrement <= SettledDecrement || (decrement <= noise && decrement > SlowestFall * before))
                return Settle(byRule?.Iterations ?? iterations + 1) with { ByRule = extra > SuspectExtraIterations ? byRule : null };
            if (extra >= MostExtraIterations)
                return Result(iterations, true, false) with { ByRule = byRule };

            previous = _equations.Deviance;
            if (!Advance())
                return byRule ?? Result(iterations, false, false);
            if (byRule is null)
                iterations++;
        }
    }

    /// <summary>Finds the first β; gives the deviance before it, and the iterations it took by R's count.</summary>
    private double Start(double[]? fallback, out int iterations)
    {
        iterations = 1;
        if (_options.Start is { } start)
        {
            iterations = 0;
            Evaluate([.. start]);
            return double.IsFinite(_equations.Deviance)
                ? double.PositiveInfinity
                : throw new InputException("The starting values given lead to means that this family and link don't allow; give others, or none.");
        }
        if (SolveStart() is var before && double.IsFinite(before))
        {
            Evaluate(_solution.Step);
            if (double.IsFinite(_equations.Deviance))
                return before;
        }
        if (fallback is not null)
        {
            iterations = 0;
            Evaluate(fallback);
            if (double.IsFinite(_equations.Deviance))
                return double.PositiveInfinity;
        }
        throw new InputException(
            "Neither the responses nor their mean make a start with means that this family and link allow; give starting values (--start), or another link.");
    }

    /// <summary>Solves the starting equations, in the arithmetic that the design needs; gives the deviance at the starting means.</summary>
    private double SolveStart()
    {
        Pass(equations => _data.StartingEquations(equations));
        var deviance = _equations.Deviance;
        if (!double.IsFinite(deviance) || _data.ColumnCount == 0)
            return deviance;
        Solve();
        if (_equations.Arithmetic == Arithmetic.Plain && (_solution.HasAliases || _solution.SmallestPivot < (IsMixed(_data) ? SmallestMixedPivot : SmallestPlainPivot)))
        {
            _equations = new NormalEquations(_data.ColumnCount, Arithmetic.Compensated);
            return SolveStart();
        }
        return deviance;
    }

    /// <summary>Moves to a β and takes the sums there.</summary>
    private void Evaluate(double[] beta)
    {
        // A linear model has one information matrix, which the first pass has computed.
        Evaluate(beta, scoresOnly: _model.IsLinear && _solved == _equations.Arithmetic);
    }

    private void Evaluate(double[] beta, bool scoresOnly)
    {
        _beta = beta;
        if (scoresOnly && _equations.Arithmetic == Arithmetic.Plain)
            Pass(equations => _data.Scores(_beta, equations));
        else
            Pass(equations => _data.NormalEquations(_beta, equations));
    }

    private void Pass(Action<NormalEquations> pass)
    {
        _equations.Centre = _options.Centre;
        pass(_equations);
        Passes++;
    }

    private void Solve()
    {
        _solution = Solution();
        _solved = _equations.Arithmetic;
    }

    private NormalEquationsSolution Solution() =>
        NormalEquationsSolution.Of(_equations, _model.IsLinear ? LinearAliasTolerance : AliasTolerance);

    private bool Converges(double previous) =>
        Math.Abs(_equations.Deviance - previous) / (Math.Abs(_equations.Deviance) + 0.1) < _options.Epsilon;

    /// <summary>
    /// Solves for the next step; gives the Newton decrement λ² = stepᵀ score / φ, the squared length of
    /// the step in standard errors. An exact solution of a linear model is left as it is; any other
    /// has its last digits refined by this step, which settles it.
    /// </summary>
    private double Decrement()
    {
        if (IsExact)
            return 0;
        Solve();
        var decrement = 0.0;
        for (var i = 0; i < _beta.Length; i++)
            decrement += _solution.Step[i] * _equations.Score[i];
        // χ² over n is φ, near enough for a threshold.
        return _model.Family.EstimatesDispersion ? decrement * _data.RowCount / Math.Max(_equations.Pearson, double.Epsilon) : decrement;
    }

    /// <summary>Takes the step, halved while it leads to impossible means or to a higher deviance; false where nothing helps.</summary>
    private bool Advance()
    {
        var from = _beta;
        var step = _solution.Step;
        var limit = !_model.Family.DevianceFalls ? double.MaxValue : _equations.Deviance + _options.Epsilon * (Math.Abs(_equations.Deviance) + 0.1);
        for (var halvings = 0; halvings < MostHalvings; halvings++)
        {
            Evaluate(Along(from, step, Math.ScaleB(1, -halvings)));
            if (_equations.Deviance <= limit)
                return true;
        }
        Evaluate(from);
        Solve();
        return false;
    }

    /// <summary>Takes the last step and, where the design needs it, the covariance in compensated arithmetic.</summary>
    private ScoringResult Settle(int iterations)
    {
        if (_equations.Arithmetic == Arithmetic.Plain && _solution.Inflation > LargestInflation(_data))
        {
            _equations = new NormalEquations(_data.ColumnCount, Arithmetic.Compensated);
            if (_model.IsLinear)
                SolveStart();
            Evaluate(_model.IsLinear ? _solution.Step : Along(_beta, _solution.Step, 1));
            Decrement();
        }
        if (!IsExact)
            _beta = Along(_beta, _solution.Step, 1);
        // The last step leaves the deviance, which is stationary here, as it is; not so χ², unless they are the same.
        if (_model.Family.EstimatesDispersion && !_model.IsLinear)
            Evaluate(_beta, scoresOnly: true);
        return Result(iterations, true, true);
    }

    private static bool IsMixed(IResidentDesign data) => data.Roundoff > SmallestRoundoffOfSingles;

    internal static double[] Along(double[] from, double[] step, double length)
    {
        var to = new double[from.Length];
        for (var i = 0; i < to.Length; i++)
            to[i] = Math.FusedMultiplyAdd(length, step[i], from[i]);
        return to;
    }

    private ScoringResult Result(int iterations, bool converged, bool settled) =>
        new(_beta, _solution, _equations.Deviance, _equations.Pearson, iterations, converged, settled, _equations.Arithmetic)
        {
            Explained = _equations.Explained,
        };
}
