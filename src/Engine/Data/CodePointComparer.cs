namespace Accel.Engine.Data;

/// <summary>
/// Orders text by Unicode code points: R's order of factor levels in the C locale, and the
/// order of the UTF-8 bytes. Differs from the ordinal order of UTF-16 beyond the basic plane.
/// </summary>
internal sealed class CodePointComparer : IComparer<string>
{
    public static CodePointComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = (x ?? "").EnumerateRunes();
        var right = (y ?? "").EnumerateRunes();
        while (true)
        {
            var hasLeft = left.MoveNext();
            var hasRight = right.MoveNext();
            if (!hasLeft || !hasRight)
                return hasLeft.CompareTo(hasRight);
            var order = left.Current.CompareTo(right.Current);
            if (order != 0)
                return order;
        }
    }
}
