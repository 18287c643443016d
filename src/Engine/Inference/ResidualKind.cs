namespace Accel.Engine.Inference;

/// <summary>What a residual measures; w is the prior weight, h the leverage, φ the dispersion.</summary>
public enum ResidualKind
{
    /// <summary>y − μ.</summary>
    Response,

    /// <summary>(y − μ) dη/dμ, the residual of the last weighted least squares.</summary>
    Working,

    /// <summary>√w (y − μ) / √V(μ).</summary>
    Pearson,

    /// <summary>√(w d(y, μ)) with the sign of y − μ.</summary>
    Deviance,

    /// <summary>The deviance residual over √(φ (1 − h)), R's <c>rstandard</c>.</summary>
    Standardized,

    /// <summary>R's <c>rstudent</c>: what the residual would be, in standard errors, if the fit had not seen the row; for generalized models by Williams's approximation.</summary>
    Studentized,
}
