namespace Accel.Bench.Comparison;

/// <summary>A program in R or Python that does a case.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Key">Its name in the script.</param>
/// <param name="Language">Which script it is in.</param>
/// <param name="Does">The cases that it can do.</param>
internal sealed record Rival(string Name, string Key, ScriptLanguage Language, Func<ComparisonCase, bool> Does)
{
    /// <summary>True where it can use more than one thread.</summary>
    public bool Threaded { get; init; }

    /// <summary>True where it needs the whole model matrix as doubles, indicators of levels included.</summary>
    public bool NeedsMatrix { get; init; } = true;
}

/// <summary>All rivals.</summary>
internal static class Rivals
{
    public static IReadOnlyList<Rival> All { get; } =
    [
        new("R glm.fit", "glm.fit", ScriptLanguage.R, Generalized),
        new("R lm.fit", "lm.fit", ScriptLanguage.R, Linear),
        new("RcppEigen fastLm (LLT)", "RcppEigen", ScriptLanguage.R, Linear),
        new("RcppArmadillo fastLm", "RcppArmadillo", ScriptLanguage.R, Linear) { Threaded = true },
        new("biglm", "biglm", ScriptLanguage.R, Fits) { NeedsMatrix = false },
        new("fixest", "fixest", ScriptLanguage.R, Fits) { Threaded = true, NeedsMatrix = false },
        new("speedglm", "speedglm", ScriptLanguage.R, Fits) { Threaded = true },
        new("fastglm (LLT)", "fastglm", ScriptLanguage.R, Generalized),
        new("statsmodels GLM", "statsmodels", ScriptLanguage.Python, Generalized) { Threaded = true },
        new("statsmodels OLS", "statsmodels", ScriptLanguage.Python, Linear) { Threaded = true },
        new("scikit-learn lbfgs", "sklearn-lbfgs", ScriptLanguage.Python, Generalized) { Threaded = true, NeedsMatrix = false },
        new("scikit-learn newton-cholesky", "sklearn-newton", ScriptLanguage.Python, Generalized) { Threaded = true, NeedsMatrix = false },
        new("scikit-learn LinearRegression", "sklearn-linear", ScriptLanguage.Python, Linear) { Threaded = true },
        new("numpy IRLS in blocks", "numpy", ScriptLanguage.Python, Fits) { Threaded = true, NeedsMatrix = false },
        new("data.table fread", "fread", ScriptLanguage.R, Reads) { Threaded = true },
        new("readr", "readr", ScriptLanguage.R, Reads) { Threaded = true },
        new("pandas", "pandas", ScriptLanguage.Python, Reads),
    ];

    private static bool Fits(ComparisonCase one) => one is FitCase;

    private static bool Generalized(ComparisonCase one) => one is FitCase { IsLinear: false };

    private static bool Linear(ComparisonCase one) => one is FitCase { IsLinear: true };

    private static bool Reads(ComparisonCase one) => one is ReadCase;
}
