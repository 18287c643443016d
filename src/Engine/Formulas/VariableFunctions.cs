namespace Accel.Engine.Formulas;

/// <summary>The functions that make a variable of their own, a factor or a basis, and so stand by themselves in a formula.</summary>
internal static class VariableFunctions
{
    private static readonly Dictionary<string, Func<Evaluator, CallExpression, VariableState?, Variable>> Functions = new(StringComparer.Ordinal)
    {
        ["factor"] = (evaluator, call, _) => FactorFunctions.Factor(evaluator, call),
        ["as.factor"] = (evaluator, call, _) => FactorFunctions.AsFactor(evaluator, call),
        ["ordered"] = (evaluator, call, _) => FactorFunctions.Ordered(evaluator, call),
        ["relevel"] = (evaluator, call, _) => FactorFunctions.Relevel(evaluator, call),
        ["C"] = (evaluator, call, _) => FactorFunctions.WithContrasts(evaluator, call),
        ["cut"] = CutFunction.Cut,
        ["poly"] = BasisFunctions.Polynomial,
        ["ns"] = BasisFunctions.NaturalSpline,
        ["bs"] = BasisFunctions.Spline,
        ["scale"] = BasisFunctions.Scale,
    };

    /// <summary>The functions' names.</summary>
    public static IEnumerable<string> Names => Functions.Keys;

    /// <summary>
    /// The function of that name, which gets an evaluator, the call, and what the variable took from the data it was
    /// fitted to (null while it is fitted); null where there is none.
    /// </summary>
    public static Func<Evaluator, CallExpression, VariableState?, Variable>? Find(string name) => Functions.GetValueOrDefault(name);
}
