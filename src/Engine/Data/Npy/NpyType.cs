using System.Globalization;

namespace Accel.Engine.Data.Npy;

/// <summary>The type of an array's elements.</summary>
/// <param name="Kind">NumPy's letter: f, i, u, b (truth values), S (bytes), U (text), or V for bytes that fill up.</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="IsSwapped">True where the bytes stand in the order that this machine does not have.</param>
internal readonly record struct NpyType(char Kind, int Size, bool IsSwapped)
{
    private const int BytesOfCodePoint = 4;

    /// <summary>True for texts, which become levels.</summary>
    public bool IsText => Kind is 'S' or 'U';

    /// <summary>Parses a type such as <c>&lt;f8</c>.</summary>
    /// <exception cref="FormatException">It is no type of numbers, truth values or text.</exception>
    public static NpyType Parse(string text)
    {
        if (text.Length < 2)
            throw Unknown(text);
        var (order, kind) = (text[0], text[1]);
        if (kind == 'O')
            throw new FormatException("its elements are Python objects, which are never unpickled; save an array of numbers or text");
        if (kind is 'M' or 'm')
            throw new FormatException("its elements are dates or times; convert them to numbers or text with astype()");
        if (kind == 'c')
            throw new FormatException("its elements are complex numbers; save the real and imaginary parts");
        if (!"<>|=".Contains(order, StringComparison.Ordinal)
            || !int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            throw Unknown(text);
        var known = kind switch
        {
            'f' => size is 2 or 4 or 8,
            'i' or 'u' => size is 1 or 2 or 4 or 8,
            'b' => size is 1,
            'S' or 'V' => size > 0,
            'U' => size is > 0 and < int.MaxValue / BytesOfCodePoint,
            _ => false,
        };
        if (!known)
            throw Unknown(text);
        var bytes = kind == 'U' ? size * BytesOfCodePoint : size;
        return new NpyType(kind, bytes, kind is not ('S' or 'V') && bytes > 1 && order == (BitConverter.IsLittleEndian ? '>' : '<'));
    }

    private static FormatException Unknown(string text) =>
        new($"its type '{text}' is not one of f2, f4, f8, i1 to i8, u1 to u8, b1, S and U; convert it with astype()");
}
