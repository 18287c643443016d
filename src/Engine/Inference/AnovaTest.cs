namespace Accel.Engine.Inference;

/// <summary>How terms or models are tested.</summary>
public enum AnovaTest
{
    /// <summary>Not at all: the table has no p-values.</summary>
    None,

    /// <summary>F, for an estimated dispersion.</summary>
    F,

    /// <summary>The likelihood ratio, χ² distributed.</summary>
    Chisq,

    /// <summary>Rao's score test, χ² distributed.</summary>
    Rao,
}
