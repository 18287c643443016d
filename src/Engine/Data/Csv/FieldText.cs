namespace Accel.Engine.Data.Csv;

/// <summary>What the bytes of one field say, apart from numbers.</summary>
internal static class FieldText
{
    /// <summary>The field without blanks and tabs around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || (field[0] > ' ' && field[^1] > ' '))
            return field;
        return field.Trim(" \t\r\n"u8);
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
}
