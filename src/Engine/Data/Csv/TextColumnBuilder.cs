using System.Text;
using System.Text.Unicode;

namespace Accel.Engine.Data.Csv;

/// <summary>
/// Takes any text as levels. Built as a logical column where every level is a logical word,
/// else as a categorical one.
/// </summary>
internal sealed class TextColumnBuilder : ColumnBuilder
{
    private readonly LevelDictionary levels = new();
    private readonly ChunkedList<int> codes = new();

    /// <summary>Creates a builder whose first fields were missing.</summary>
    public TextColumnBuilder(int missing = 0)
    {
        for (var i = 0; i < missing; i++)
            codes.Add(CategoricalColumn.MissingCode);
    }

    public override int Count => codes.Count;

    /// <summary>Takes a field; false where it is not UTF-8 text.</summary>
    public override bool TryAdd(ReadOnlySpan<byte> field)
    {
        if (FieldText.IsMissing(FieldText.Trim(field)))
        {
            codes.Add(CategoricalColumn.MissingCode);
            return true;
        }
        var known = levels.Count;
        var code = levels.CodeOf(field);
        if (code == known && !Utf8.IsValid(field))
            return false;
        codes.Add(code);
        return true;
    }

    public override Column Build(string name)
    {
        var order = Enumerable.Range(0, levels.Count).ToArray();
        Array.Sort(order, (a, b) => levels[a].AsSpan().SequenceCompareTo(levels[b]));
        var texts = Array.ConvertAll(order, code => Encoding.UTF8.GetString(levels[code]));
        var logical = Array.ConvertAll(texts, FieldText.AsLogical);
        return Array.TrueForAll(logical, word => word is not null)
            ? new LogicalColumn(name, Recode(order, i => logical[i] == true ? 1 : 0))
            : new CategoricalColumn(name, Recode(order, i => i), texts);
    }

    private int[] Recode(int[] order, Func<int, int> stateOfSorted)
    {
        var recoded = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            recoded[order[i]] = stateOfSorted(i);
        var all = codes.ToArray();
        for (var row = 0; row < all.Length; row++)
        {
            if (all[row] >= 0)
                all[row] = recoded[all[row]];
        }
        return all;
    }
}
