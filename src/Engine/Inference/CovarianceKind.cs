namespace Accel.Engine.Inference;

/// <summary>
/// How a robust covariance counts the squared residuals; h is the leverage, k the rank. MacKinnon and White (1985), Journal of Econometrics 29.
/// </summary>
public enum CovarianceKind
{
    /// <summary>As they are (White 1980).</summary>
    HC0,

    /// <summary>Times n / (n − k).</summary>
    HC1,

    /// <summary>Over 1 − h.</summary>
    HC2,

    /// <summary>Over (1 − h)².</summary>
    HC3,
}
