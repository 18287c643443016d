using System.Numerics.Tensors;
using Accel.Engine.Data.Storage;
using Accel.Engine.Models;
using Accel.Kernels.Families;

namespace Accel.Engine.Inference;

/// <summary>
/// What R's <c>residuals</c>, <c>hatvalues</c>, <c>rstandard</c>, <c>rstudent</c>, <c>cooks.distance</c>, <c>dffits</c>,
/// <c>covratio</c> and <c>dfbetas</c> tell of the rows of a fit. Every column has one number for each row that was used; it is
/// computed chunk by chunk when it is asked for, and only leverages are kept.
/// </summary>
/// <remarks>
/// A row of weight 0 has leverage 0 and no other measure but residuals: NaN. So have rows of leverage 1, which the fit follows whatever
/// they are. Source: Belsley, Kuh and Welsch (1980); Williams (1987), Applied Statistics 36, for generalized models.
/// </remarks>
public sealed class RowDiagnostics
{
    /// <summary>What rounding leaves of a leverage of 1.</summary>
    private const double FullLeverage = 1 - 1e-13;

    private static readonly string[] KnownScale = [Binomial.Name, Poisson.Name];

    private readonly FittedRows _rows;
    private readonly GlmFit _fit;
    private readonly Lazy<ColumnData> _leverages;

    /// <summary>Prepares the measures of a fit's rows; none is computed yet.</summary>
    /// <param name="fit">A fit whose data are still there.</param>
    /// <exception cref="InputException">The fit holds its figures alone, as one from a model file does.</exception>
    public RowDiagnostics(GlmFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        _fit = fit;
        _rows = new FittedRows(fit);
        _leverages = new(ComputeLeverages);
    }

    /// <summary>Number of rows used.</summary>
    public int Count => _rows.Count;

    /// <summary>The 1-based row of the data of a row that was used, from 0.</summary>
    public int DataRow(int row) => _rows.State.Problem.DataRow(row);

    /// <summary>The response y.</summary>
    public ColumnData Responses => _rows.Observations.Response;

    /// <summary>The linear predictors η = xᵀβ + offset.</summary>
    public ColumnData Predictors => ColumnData.Generate(Count, _rows.State.Problem.Storage, (first, target) => _rows.Predictors(first, target.Span));

    /// <summary>The fitted means μ.</summary>
    public ColumnData FittedValues => ColumnData.Generate(Count, _rows.State.Problem.Storage, (first, target) => _rows.Means(first, target.Span));

    /// <summary>The leverages hᵢ, the diagonal of the hat matrix W^½ X (XᵀWX)⁻¹ Xᵀ W^½: between 0 and 1, and their sum is the rank.</summary>
    public ColumnData Leverages => _leverages.Value;

    /// <summary>Cook's distances: how far all fitted values move without the row, in units of rank · φ.</summary>
    public ColumnData CooksDistances => WithLeverages((chunk, row, h) =>
    {
        var residual = chunk.PearsonResidual(row) / (1 - h);
        return residual * residual * h / (_fit.Dispersion * _fit.Rank);
    });

    /// <summary>How far a row's own fitted value moves without it, in its standard errors.</summary>
    public ColumnData DfFits => WithLeverages((chunk, row, h) =>
    {
        var residual = chunk.DevianceResidual(row);
        return residual * Math.Sqrt(h) / (ScaleWithout(residual, h) * (1 - h));
    });

    /// <summary>The ratio of the covariance's determinants without the row and with it.</summary>
    public ColumnData CovarianceRatios => WithLeverages((chunk, row, h) =>
    {
        var residual = chunk.DevianceResidual(row);
        var studentized = residual / (ScaleWithout(residual, h) * Math.Sqrt(1 - h));
        var df = _fit.ResidualDf;
        return 1 / ((1 - h) * Math.Pow((df - 1 + studentized * studentized) / df, _fit.Rank));
    });

    /// <summary>Residuals.</summary>
    /// <param name="kind">What they measure.</param>
    public ColumnData Residuals(ResidualKind kind) => kind switch
    {
        ResidualKind.Response => Plain((chunk, row) => chunk.ResponseResidual(row)),
        ResidualKind.Working => Plain((chunk, row) => chunk.WorkingResidual(row)),
        ResidualKind.Pearson => Plain((chunk, row) => chunk.PearsonResidual(row)),
        ResidualKind.Deviance => Plain((chunk, row) => chunk.DevianceResidual(row)),
        ResidualKind.Standardized => WithLeverages((chunk, row, h) => chunk.DevianceResidual(row) / Math.Sqrt(_fit.Dispersion * (1 - h))),
        ResidualKind.Studentized => WithLeverages(Studentized),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Standardized Pearson residuals √w (y − μ) / √(φ V(μ) (1 − h)), which plots of leverages show.</summary>
    public ColumnData StandardizedPearsonResiduals => WithLeverages((chunk, row, h) => chunk.PearsonResidual(row) / Math.Sqrt(_fit.Dispersion * (1 - h)));

    /// <summary>How far an estimate moves without each row, in its standard errors.</summary>
    /// <param name="coefficient">The coefficient's name.</param>
    /// <exception cref="InputException">There is no such coefficient, or it is aliased.</exception>
    public ColumnData DfBetas(string coefficient)
    {
        var column = _fit.IndexOf(coefficient);
        var whitening = _rows.Whitening;
        var design = new DesignRows(_rows.State.Problem.Design);
        var size = whitening.Columns;
        var root = _rows.State.Solution.InverseRoot.AsMemory(column * size, size);
        var length = Math.Sqrt(Square(root.Span));
        return _rows.Generate((first, chunk, target) =>
        {
            var leverages = new double[target.Length];
            Leverages.CopyTo(first, leverages);
            var z = new double[size];
            var changes = new double[target.Length];
            design.ForEach(first, chunk.Rows, (row, columns, values) =>
            {
                whitening.Whiten(columns, values, z);
                changes[row] = TensorPrimitives.Dot<double>(root.Span, z);
            });
            for (var row = 0; row < target.Length; row++)
            {
                var h = leverages[row];
                var residual = chunk.DevianceResidual(row);
                var moved = h == 1 ? 0 : changes[row] * Math.Sqrt(chunk.Prior[row] * chunk.Weight[row]) * residual / (1 - h);
                target[row] = chunk.Prior[row] > 0 ? moved / (ScaleWithout(residual, h) * length) : double.NaN;
            }
        });
    }

    private static double Square(ReadOnlySpan<double> values) => TensorPrimitives.SumOfSquares(values);

    private double Studentized(RowChunk chunk, int row, double h)
    {
        var residual = chunk.DevianceResidual(row);
        if (_fit.Linear is not null)
            return residual / (ScaleWithout(residual, h) * Math.Sqrt(1 - h));
        var pearson = chunk.PearsonResidual(row);
        var combined = Math.CopySign(Math.Sqrt(residual * residual + h * pearson * pearson / (1 - h)), residual);
        return KnownScale.Contains(_fit.Family) ? combined : combined / ScaleWithout(residual, h);
    }

    /// <summary>R's estimate of √φ without the row, from the deviance.</summary>
    private double ScaleWithout(double residual, double h) =>
        Math.Sqrt((_fit.Deviance - (h < 1 ? residual * residual / (1 - h) : 0)) / (_fit.ResidualDf - 1));

    private ColumnData Plain(Func<RowChunk, int, double> residual) => _rows.Generate((_, chunk, target) =>
    {
        for (var row = 0; row < target.Length; row++)
            target[row] = residual(chunk, row);
    });

    private ColumnData WithLeverages(Func<RowChunk, int, double, double> measure) => _rows.Generate((first, chunk, target) =>
    {
        Leverages.CopyTo(first, target);
        for (var row = 0; row < target.Length; row++)
        {
            var value = chunk.Prior[row] > 0 && target[row] < 1 ? measure(chunk, row, target[row]) : double.NaN;
            target[row] = double.IsInfinity(value) ? double.NaN : value;
        }
    });

    private ColumnData ComputeLeverages()
    {
        var whitening = _rows.Whitening;
        var design = new DesignRows(_rows.State.Problem.Design);
        return _rows.Generate((first, chunk, target) =>
        {
            var z = new double[whitening.Columns];
            var squares = new double[target.Length];
            design.ForEach(first, chunk.Rows, (row, columns, values) =>
            {
                whitening.Whiten(columns, values, z);
                squares[row] = Square(z);
            });
            for (var row = 0; row < target.Length; row++)
            {
                var leverage = chunk.Prior[row] > 0 ? chunk.Prior[row] * chunk.Weight[row] * squares[row] : 0;
                target[row] = leverage > FullLeverage ? 1 : leverage;
            }
        });
    }
}
