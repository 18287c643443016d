using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Inference;

namespace Accel.Engine.Models;

/// <summary>One row of the coefficient table. Aliased coefficients hold NaN in every figure.</summary>
/// <param name="Name">R's name of the coefficient.</param>
/// <param name="Estimate">The maximum likelihood estimate.</param>
/// <param name="StdError">Its standard error, from the expected information and the dispersion.</param>
/// <param name="Statistic">Estimate / StdError: z where the dispersion is known, t where it is estimated.</param>
/// <param name="PValue">Two-sided p-value of <paramref name="Statistic"/>.</param>
public sealed record Coefficient(string Name, double Estimate, double StdError, double Statistic, double PValue)
{
    /// <summary>True where the column is a linear combination of those before it (R's NA).</summary>
    public bool IsAliased => double.IsNaN(Estimate);
}

/// <summary>What R's <c>summary.lm</c> adds for a gaussian model with identity link.</summary>
/// <param name="Sigma">Residual standard error, NaN without residual degrees of freedom.</param>
/// <param name="RSquared">Multiple R².</param>
/// <param name="AdjustedRSquared">R² adjusted for the degrees of freedom.</param>
/// <param name="FStatistic">F of the model against the intercept alone (against zero without one), NaN for a model without terms.</param>
/// <param name="FDf1">Numerator degrees of freedom.</param>
/// <param name="FDf2">Denominator degrees of freedom.</param>
/// <param name="FPValue">Upper tail of F.</param>
/// <param name="DataRow">The 1-based row of the data of a residual, from its place; null where that is 1 … n.</param>
/// <param name="Weighted">True where prior weights differ.</param>
/// <param name="ComputeResiduals">Computes the residuals from the data, which must still be there.</param>
public sealed record LinearModelStatistics(
    double Sigma, double RSquared, double AdjustedRSquared,
    double FStatistic, int FDf1, int FDf2, double FPValue,
    Func<int, int>? DataRow, bool Weighted, Func<ColumnData> ComputeResiduals)
{
    private readonly Lazy<ColumnData> _residuals = new(ComputeResiduals);

    /// <summary>The n weighted residuals √w (y − μ), as <c>summary.lm</c> shows them; computed when first asked for.</summary>
    public ColumnData Residuals => _residuals.Value;
}

/// <summary>How long the parts of a fit took.</summary>
/// <param name="ReadSeconds">Reading and typing the data, building the design.</param>
/// <param name="FitSeconds">Loading the panels, iterating, final statistics.</param>
/// <param name="Passes">Number of passes over the rows.</param>
public sealed record FitTiming(double ReadSeconds, double FitSeconds, int Passes);

/// <summary>A fitted generalized linear model: R's <c>glm</c> object in figures.</summary>
public sealed record GlmFit
{
    /// <summary>The call as R would print it, e.g. <c>glm(formula = y ~ x, family = binomial, data = songs)</c>.</summary>
    public required string Call { get; init; }

    /// <summary>The formula as it was given.</summary>
    public required string Formula { get; init; }

    /// <summary>R's name of the family.</summary>
    public required string Family { get; init; }

    /// <summary>The family as R prints it, its parameter included, e.g. <c>Negative Binomial(1.3)</c>.</summary>
    public string FamilyLabel { get => field ?? Family; init; }

    /// <summary>R's name of the link.</summary>
    public required string Link { get; init; }

    /// <summary>The p coefficients in design order.</summary>
    public required IReadOnlyList<Coefficient> Coefficients { get; init; }

    /// <summary>Covariance of the estimates, p × p in coefficient order; NaN in rows and columns of aliased ones.</summary>
    public required double[,] Covariance { get; init; }

    /// <summary>What <see cref="Covariance"/> is where it is not the model's own, such as <c>HC1</c>; else null.</summary>
    public string? CovarianceName { get; init; }

    /// <summary>Dispersion φ: 1 where the family fixes it, else Pearson's χ² / residual df (NaN without any).</summary>
    public required double Dispersion { get; init; }

    /// <summary>True where <see cref="Dispersion"/> was estimated, so that tests use t and F.</summary>
    public required bool DispersionEstimated { get; init; }

    /// <summary>The negative binomial's θ where it was estimated; else null.</summary>
    public ThetaEstimate? Theta { get; init; }

    /// <summary>True where the estimates are Firth's bias-reduced ones, not those of maximum likelihood; deviance and logLik are the plain ones there.</summary>
    public bool BiasReduced { get; init; }

    /// <summary>Residual deviance.</summary>
    public required double Deviance { get; init; }

    /// <summary>Deviance of the model of the intercept and offset alone (of μ = g⁻¹(offset) without an intercept).</summary>
    public required double NullDeviance { get; init; }

    /// <summary>Residual degrees of freedom: rows of positive weight − rank.</summary>
    public required int ResidualDf { get; init; }

    /// <summary>Degrees of freedom of the null model.</summary>
    public required int NullDf { get; init; }

    /// <summary>Rank of the design.</summary>
    public required int Rank { get; init; }

    /// <summary>Log-likelihood with all its constants, R's <c>logLik</c>; NaN for families that have none, with the criteria.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Akaike's criterion, −2 logLik + 2 × parameters (an estimated dispersion counts as one).</summary>
    public required double Aic { get; init; }

    /// <summary>Akaike's criterion corrected for few rows, AIC + 2k (k + 1) / (n − k − 1) for k parameters (Hurvich and Tsai 1989); NaN where n is no larger.</summary>
    public double Aicc
    {
        get
        {
            var parameters = (Aic + 2 * LogLikelihood) / 2;
            var rest = Observations - parameters - 1;
            return rest > 0 ? Aic + 2 * parameters * (parameters + 1) / rest : double.NaN;
        }
    }

    /// <summary>Schwarz's criterion, −2 logLik + log(rows) × parameters; as in R, rows of weight 0 count except in a linear model.</summary>
    public required double Bic { get; init; }

    /// <summary>Fisher scoring iterations by R's stopping rule; those on a sample of the rows where the fit of many rows began there.</summary>
    public required int Iterations { get; init; }

    /// <summary>True where the iterations met R's stopping rule.</summary>
    public required bool Converged { get; init; }

    /// <summary>Rows used in the fit whose weight is positive, R's <c>nobs</c>.</summary>
    public required int Observations { get; init; }

    /// <summary>Rows left out because a value was missing.</summary>
    public required int Omitted { get; init; }

    /// <summary>What <c>summary.lm</c> adds; null unless gaussian with identity link.</summary>
    public required LinearModelStatistics? Linear { get; init; }

    /// <summary>Which engine computed, e.g. <c>simd (AVX-512, 2 threads)</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>How long it took.</summary>
    public required FitTiming Timing { get; init; }

    /// <summary>What the user should know, one sentence each; empty where all went well.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Number of different rows, where the passes ran over these instead of all rows; else null.</summary>
    public required int? Patterns { get; init; }

    /// <summary>The design that was fitted.</summary>
    public required Design Design { get; init; }

    /// <summary>What the fit was made of, for what is asked of it row by row or by fitting again; null where the figures alone are known.</summary>
    internal FittedState? State { get; init; }

    /// <summary>What predictions need of a fit without <see cref="State"/>.</summary>
    internal PredictionModel? Predicting { get; init; }

    /// <summary>The identity of the observations of a fit without <see cref="State"/>.</summary>
    internal ObservationsIdentity? Identity { get; init; }

    /// <summary>The coefficient of that name.</summary>
    /// <param name="name">R's name, e.g. <c>(Intercept)</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no coefficient of that name.</exception>
    public Coefficient this[string name] =>
        Coefficients.FirstOrDefault(coefficient => coefficient.Name == name)
        ?? throw new KeyNotFoundException($"No coefficient '{name}'; there are {string.Join(", ", Coefficients.Select(c => c.Name))}.");

    /// <summary>The place of a coefficient that was estimated.</summary>
    /// <exception cref="InputException">There is no such coefficient, or it is aliased.</exception>
    internal int IndexOf(string name)
    {
        for (var i = 0; i < Coefficients.Count; i++)
        {
            if (Coefficients[i].Name != name)
                continue;
            return Coefficients[i].IsAliased
                ? throw new InputException($"The coefficient '{name}' is aliased: its column is a combination of those before it, and it has no estimate.")
                : i;
        }
        var known = Coefficients.Select(coefficient => coefficient.Name).ToList();
        var meant = NearestName.Find(name, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        throw new InputException($"The model has no coefficient '{name}'{meant} It has {string.Join(", ", known.Take(20))}.");
    }
}
