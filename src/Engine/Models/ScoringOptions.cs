namespace Accel.Engine.Models;

/// <summary>How the iterations run.</summary>
public sealed record ScoringOptions
{
    /// <summary>R's <c>epsilon</c>: iterations are counted up to |dev − dev₋₁| / (|dev| + 0.1) below it. The estimates are carried on to the last digits.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Most iterations before giving up, R's <c>maxit</c>.</summary>
    public int MaxIterations { get; init; } = 25;

    /// <summary>Coefficients to start from; one for each column of the design; null for the family's starting means.</summary>
    public IReadOnlyList<double>? Start { get; init; }

    /// <summary>False where R's stopping rule suffices and the last digits don't matter.</summary>
    internal bool UntilSettled { get; init; } = true;

    /// <summary>Where <see cref="Engines.NormalEquations.Centre"/> lies.</summary>
    internal double Centre { get; init; }
}
