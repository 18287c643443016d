using System.Buffers.Binary;
using System.Text;

namespace Accel.Engine.Data.Npy;

/// <summary>An array's texts as UTF-8. NumPy fills them up with zeros, which do not count.</summary>
internal static class NpyText
{
    /// <summary>The text of an element; false where it is none.</summary>
    /// <param name="type">Its type: S or U.</param>
    /// <param name="element">Its bytes.</param>
    /// <param name="buffer">Takes the text; as many bytes as the element.</param>
    /// <param name="utf8">The text, in the element or in the buffer; of S perhaps not UTF-8.</param>
    public static bool TryRead(NpyType type, ReadOnlySpan<byte> element, Span<byte> buffer, out ReadOnlySpan<byte> utf8)
    {
        if (type.Kind == 'S')
        {
            utf8 = element.TrimEnd((byte)0);
            return true;
        }
        var length = 0;
        var letters = element.Length / sizeof(uint);
        while (letters > 0 && BinaryPrimitives.ReadUInt32LittleEndian(element[((letters - 1) * sizeof(uint))..]) == 0)
            letters--;
        utf8 = default;
        for (var i = 0; i < letters; i++)
        {
            var letter = BinaryPrimitives.ReadUInt32LittleEndian(element[(i * sizeof(uint))..]);
            if (type.IsSwapped)
                letter = BinaryPrimitives.ReverseEndianness(letter);
            if (!Rune.TryCreate(letter, out var rune))
                return false;
            length += rune.EncodeToUtf8(buffer[length..]);
        }
        utf8 = buffer[..length];
        return true;
    }
}
