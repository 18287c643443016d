using System.Buffers.Binary;
using System.Numerics;

namespace Accel.Engine.Data.Csv;

/// <summary>Numbers distinct texts in order of their first appearance, looked up by their UTF-8 bytes.</summary>
internal sealed class LevelDictionary
{
    private readonly List<byte[]> texts = [];
    private readonly List<ulong> hashes = [];
    private int[] slots = new int[64];
    private int last = -1;

    public int Count => texts.Count;

    public byte[] this[int code] => texts[code];

    /// <summary>The code of a text; a text not met before gets the next one.</summary>
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        // Files are often sorted by their groups, so the same text tends to come again.
        if (last >= 0 && text.SequenceEqual(texts[last]))
            return last;
        var hash = Hash(text);
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var code = slots[slot] - 1;
            if (hashes[code] == hash && text.SequenceEqual(texts[code]))
                return last = code;
        }
        texts.Add(text.ToArray());
        hashes.Add(hash);
        slots[slot] = texts.Count;
        if (texts.Count * 2 > slots.Length)
            Grow();
        return last = texts.Count - 1;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var code = 0; code < hashes.Count; code++)
        {
            var slot = (int)hashes[code] & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = code + 1;
        }
    }

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        const ulong multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)text.Length * multiplier;
        while (text.Length >= 8)
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text)) * multiplier, 29);
            text = text[8..];
        }
        ulong rest = 0;
        foreach (var letter in text)
            rest = (rest << 8) | letter;
        hash = (hash ^ rest) * multiplier;
        return (hash ^ (hash >> 32)) * multiplier >> 16;
    }
}
