namespace Accel.Engine.Formulas;

/// <summary>A set of variables by number; equal where its members are.</summary>
internal sealed class TermSet(IReadOnlyList<int> members) : IEquatable<TermSet>
{
    /// <summary>The variables' numbers, ascending.</summary>
    public IReadOnlyList<int> Members { get; } = members;

    public TermSet Union(TermSet other) => new([.. Members.Union(other.Members).Order()]);

    public bool Equals(TermSet? other) => other is not null && Members.SequenceEqual(other.Members);

    public override bool Equals(object? obj) => Equals(obj as TermSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var member in Members)
            hash.Add(member);
        return hash.ToHashCode();
    }
}
