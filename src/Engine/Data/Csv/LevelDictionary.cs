using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Accel.Engine.Data.Csv;

/// <summary>Numbers distinct texts in order of their first appearance, looked up by their UTF-8 bytes.</summary>
internal sealed class LevelDictionary
{
    private const int PageLength = 1 << 16;

    private readonly List<Entry> _entries = [];
    private int[] _slots = new int[64];
    private byte[] _page = [];
    private int _pageUsed;
    private int _last = -1;

    /// <summary>Number of different texts met.</summary>
    public int Count => _entries.Count;

    /// <summary>A text by its code.</summary>
    public ReadOnlySpan<byte> this[int code] => _entries[code].Text;

    /// <summary>The code of a text; a text not met before gets the next one.</summary>
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        // Files are often sorted by their groups, so the same text tends to come again.
        if (_last >= 0 && text.SequenceEqual(_entries[_last].Text))
            return _last;
        return CodeOf(text, Hash(text));
    }

    /// <summary>For each code of another dictionary the code here; texts not met before get the next ones.</summary>
    public int[] CodesOf(LevelDictionary other)
    {
        var codes = new int[other.Count];
        for (var code = 0; code < codes.Length; code++)
            codes[code] = CodeOf(other[code], other._entries[code].Hash);
        return codes;
    }

    /// <summary>All codes in the order of their texts' bytes, which is that of the code points.</summary>
    public int[] SortedCodes()
    {
        var codes = new int[Count];
        var starts = new ulong[Count];
        for (var code = 0; code < codes.Length; code++)
        {
            codes[code] = code;
            starts[code] = Start(this[code]);
        }
        Array.Sort(starts, codes);
        for (int first = 0, next; first < codes.Length; first = next)
        {
            for (next = first + 1; next < codes.Length && starts[next] == starts[first];)
                next++;
            codes.AsSpan(first..next).Sort((one, other) => this[one].SequenceCompareTo(this[other]));
        }
        return codes;
    }

    /// <summary>Forgets all texts.</summary>
    public void Clear()
    {
        _entries.Clear();
        Array.Clear(_slots);
        _pageUsed = 0;
        _last = -1;
    }

    private int CodeOf(ReadOnlySpan<byte> text, ulong hash)
    {
        var entries = CollectionsMarshal.AsSpan(_entries);
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var code = _slots[slot] - 1;
            if (entries[code].Hash == hash && text.SequenceEqual(entries[code].Text))
                return _last = code;
        }
        _entries.Add(Keep(text, hash));
        _slots[slot] = _entries.Count;
        if (_entries.Count * 2 > _slots.Length)
            Grow();
        return _last = _entries.Count - 1;
    }

    private Entry Keep(ReadOnlySpan<byte> text, ulong hash)
    {
        if (_page.Length - _pageUsed < text.Length)
        {
            _page = new byte[Math.Max(PageLength, text.Length)];
            _pageUsed = 0;
        }
        text.CopyTo(_page.AsSpan(_pageUsed));
        var entry = new Entry(_page, _pageUsed, text.Length, hash);
        _pageUsed += text.Length;
        return entry;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var code = 0; code < _entries.Count; code++)
        {
            var slot = (int)_entries[code].Hash & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = code + 1;
        }
    }

    /// <summary>The first eight bytes as a number that is ordered as they are.</summary>
    private static ulong Start(ReadOnlySpan<byte> text)
    {
        Span<byte> start = stackalloc byte[8];
        text[..Math.Min(8, text.Length)].CopyTo(start);
        return BinaryPrimitives.ReadUInt64BigEndian(start);
    }

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        const ulong multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)text.Length * multiplier;
        for (; text.Length > 8; text = text[8..])
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text)) * multiplier, 29);
        hash = (hash ^ UpToEight(text)) * multiplier;
        return (hash ^ (hash >> 32)) * multiplier >> 16;
    }

    private static ulong UpToEight(ReadOnlySpan<byte> text) => text.Length switch
    {
        >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32),
        > 0 => text[0] | ((ulong)text[text.Length / 2] << 8) | ((ulong)text[^1] << 16),
        _ => 0,
    };

    private readonly record struct Entry(byte[] Page, int Offset, int Length, ulong Hash)
    {
        public ReadOnlySpan<byte> Text => Page.AsSpan(Offset, Length);
    }
}
