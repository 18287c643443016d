namespace Accel.Engine.Data.Csv;

/// <summary>What the bytes of one field say, apart from numbers.</summary>
internal static class FieldText
{
    private const byte Quote = (byte)'"';

    /// <summary>The field without blanks and tabs around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || (field[0] > ' ' && field[^1] > ' '))
            return field;
        return field.Trim(" \t\r\n"u8);
    }

    /// <summary>What a field holds: itself, or what stands between its quotes.</summary>
    /// <param name="field">A field whose quotes are in order.</param>
    /// <param name="unescaped">Room for text that held doubled quotes; grows where it must.</param>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> field, ref byte[] unescaped)
    {
        var opened = field.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (opened < 0 || field[opened] != Quote)
            return field;
        var content = field[(opened + 1)..field.LastIndexOf(Quote)];
        return content.Contains(Quote) ? Unescape(content, ref unescaped) : content;
    }

    /// <summary>True for an empty field and for <c>NA</c>; expects a trimmed field.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> trimmed) =>
        trimmed.IsEmpty || (trimmed.Length == 2 && trimmed[0] == 'N' && trimmed[1] == 'A');

    /// <summary>Compares ASCII letters without regard to case.</summary>
    public static bool EqualsIgnoringCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> upper)
    {
        if (text.Length != upper.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if ((text[i] & ~0x20) != upper[i])
                return false;
        }
        return true;
    }

    /// <summary>The words of R's <c>as.logical</c>: T, TRUE, true, True and their opposites.</summary>
    public static bool? AsLogical(string word) => word.Trim() switch
    {
        "T" or "TRUE" or "true" or "True" => true,
        "F" or "FALSE" or "false" or "False" => false,
        _ => null,
    };

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, ref byte[] unescaped)
    {
        if (unescaped.Length < text.Length)
            unescaped = new byte[text.Length * 2];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            unescaped[length++] = text[i];
            if (text[i] == Quote)
                i++;
        }
        return unescaped.AsSpan(0, length);
    }
}
