namespace Accel.Engine.Discrete;

/// <summary>How likely the values of several numbers of an outcome are together.</summary>
/// <param name="States">The values, one array for each combination.</param>
/// <param name="Masses">Their probabilities.</param>
internal sealed record JointLaw(IReadOnlyList<Rational[]> States, Masses Masses)
{
    /// <summary>The law of one number that the others determine.</summary>
    public DiscreteVariable Of(OutcomeExpression expression)
    {
        var values = new Rational[States.Count];
        var isExact = true;
        for (var i = 0; i < values.Length; i++)
        {
            // What cannot happen needs no value.
            if (Masses.IsZero(i))
                continue;
            var value = expression.At(States[i]);
            values[i] = value.Value;
            isExact &= value.IsExact;
        }
        return DiscreteVariable.Collect(values, Masses, isExact);
    }
}
