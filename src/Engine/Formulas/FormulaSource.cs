namespace Accel.Engine.Formulas;

/// <summary>A text that was parsed, and what it is; makes errors that point into it.</summary>
/// <param name="Text">The text as it was given.</param>
/// <param name="What">What the text is in a message: <c>formula</c>, <c>weights</c>.</param>
internal sealed record FormulaSource(string Text, string What)
{
    /// <summary>An error that shows the text on one line and a caret under the position.</summary>
    public InputException Error(int position, string message)
    {
        // One character for one, so that the caret stays in place.
        var line = string.Create(Text.Length, Text, (shown, text) =>
        {
            for (var i = 0; i < shown.Length; i++)
                shown[i] = char.IsControl(text[i]) ? ' ' : text[i];
        });
        return new InputException($"In the {What}: {message}\n  {line}\n  {new string(' ', Math.Min(position, line.Length))}^");
    }
}
