using System.Globalization;
using System.Security;
using System.Text;

namespace Accel.Host.Plots;

/// <summary>Writes SVG: elements, escaped text, numbers to a hundredth of a pixel. The same calls give the same bytes.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>An element without content.</summary>
    public void Element(string name, params ReadOnlySpan<(string Name, SvgValue Value)> attributes)
    {
        Start(name, attributes);
        _text.Append("/>\n");
    }

    /// <summary>An element whose content is one text.</summary>
    public void Element(string name, string content, params ReadOnlySpan<(string Name, SvgValue Value)> attributes)
    {
        Start(name, attributes);
        _text.Append('>').Append(Escaped(content)).Append("</").Append(name).Append(">\n");
    }

    /// <summary>Opens an element for what follows, until <see cref="Close"/>.</summary>
    public void Open(string name, params ReadOnlySpan<(string Name, SvgValue Value)> attributes)
    {
        Start(name, attributes);
        _text.Append(">\n");
        _open.Push(name);
    }

    /// <summary>Closes the element opened last.</summary>
    public void Close()
    {
        var name = _open.Pop();
        Indent();
        _text.Append("</").Append(name).Append(">\n");
    }

    /// <summary>All that was written.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A coordinate: at most two decimals, never -0.</summary>
    public static string Number(double value)
    {
        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private void Start(string name, ReadOnlySpan<(string Name, SvgValue Value)> attributes)
    {
        Indent();
        _text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value.Text is { } text)
                _text.Append(' ').Append(key).Append("=\"").Append(Escaped(text)).Append('"');
        }
    }

    private void Indent() => _text.Append(' ', 2 * _open.Count);

    /// <summary>Characters that XML 1.0 has no place for become U+FFFD.</summary>
    private static string Escaped(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            valid.Append(rune.Value is (< 0x20 and not (0x9 or 0xA or 0xD)) or 0xFFFE or 0xFFFF ? Rune.ReplacementChar.ToString() : rune.ToString());
        return SecurityElement.Escape(valid.ToString());
    }
}
