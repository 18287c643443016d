using System.Text;
using System.Text.Unicode;
using Accel.Engine.Data.Csv;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data;

/// <summary>Takes texts row by row and makes a categorical column of them.</summary>
/// <param name="storage">Where the codes are kept.</param>
internal sealed class LevelColumnBuilder(DataStorage storage)
{
    private readonly LevelDictionary _levels = new();
    private readonly ColumnDataBuilder _codes = new(storage);
    private readonly int[] _pending = new int[1024];
    private int _count;

    /// <summary>Adds a row of the given text; false where that is not UTF-8, and then it was not added.</summary>
    public bool TryAdd(ReadOnlySpan<byte> utf8)
    {
        var known = _levels.Count;
        var code = _levels.CodeOf(utf8);
        if (code == known && !Utf8.IsValid(utf8))
            return false;
        Add(code);
        return true;
    }

    /// <summary>Adds rows without a text.</summary>
    public void AddMissing(int rows)
    {
        for (; rows > 0; rows--)
            Add(CategoricalColumn.MissingCode);
    }

    /// <summary>The column of what was added; its levels in the order of their code points.</summary>
    public CategoricalColumn Build(string name)
    {
        Flush();
        var order = Enumerable.Range(0, _levels.Count).ToArray();
        Array.Sort(order, Compare);
        var recoded = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
            recoded[order[i]] = i;
        return new CategoricalColumn(name, _codes.Build().Recode(recoded, storage), Array.ConvertAll(order, code => Encoding.UTF8.GetString(_levels[code])));
    }

    private int Compare(int one, int other)
    {
        ReadOnlySpan<byte> text = _levels[one];
        return text.SequenceCompareTo(_levels[other]);
    }

    private void Add(int code)
    {
        _pending[_count++] = code;
        if (_count == _pending.Length)
            Flush();
    }

    private void Flush()
    {
        _codes.Append(_pending.AsSpan(0, _count));
        _count = 0;
    }
}
