using System.Globalization;
using Accel.Engine;
using Accel.Engine.Discrete;

namespace Accel.Host.Experiments;

/// <summary>Which dice are rolled: a number of equal ones, or kinds such as <c>2d6+d4</c>.</summary>
internal static class DiceNotation
{
    /// <summary>The sides of each die.</summary>
    /// <param name="dice">A number, or kinds with plus signs between them: <c>d4+d6</c>, <c>3d6</c>.</param>
    /// <param name="sides">The sides of equal dice; null where not given.</param>
    /// <param name="usual">The sides of equal dice where not given.</param>
    /// <exception cref="InputException">The text is neither, or the sides are told twice.</exception>
    public static IReadOnlyList<int> Read(string dice, int? sides, int usual)
    {
        if (long.TryParse(dice, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
            return count is >= 1 and <= DiceRoll.Most ? Equal((int)count, sides ?? usual) : throw OutOfRange(count.ToString(CultureInfo.InvariantCulture));
        if (sides is not null)
            throw new InputException($"--dice '{dice}' tells the sides already; leave --sides out.");
        (int Count, int Sides)[] kinds = [.. dice.Split('+').Select(kind => ReadKind(kind.Trim(), dice))];
        if (kinds.Sum(kind => (long)kind.Count) is > DiceRoll.Most and var total)
            throw OutOfRange(total.ToString(CultureInfo.InvariantCulture));
        return [.. kinds.SelectMany(kind => Equal(kind.Count, kind.Sides))];
    }

    private static (int Count, int Sides) ReadKind(string kind, string dice)
    {
        var letter = kind.IndexOf('d', StringComparison.OrdinalIgnoreCase);
        var count = 1;
        return letter >= 0
            && (letter == 0 || (int.TryParse(kind.AsSpan(0, letter), NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0))
            && int.TryParse(kind.AsSpan(letter + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sides)
            ? (count, sides)
            : throw new InputException($"--dice is '{dice}'; it takes a number such as 2, or kinds such as d4+d6 or 2d6+d20.");
    }

    private static IReadOnlyList<int> Equal(int count, int sides) => [.. Enumerable.Repeat(sides, count)];

    private static InputException OutOfRange(string count) => new($"--dice asks for {count} dice; there can be 1 to {DiceRoll.Most}.");
}
