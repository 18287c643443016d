using System.Text;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.Csv;

/// <summary>
/// Collects a column block by block. Its type is found on the way: missing values alone, numbers, or text.
/// Text after numbers needs a second reading, since levels are texts as they were written.
/// </summary>
/// <param name="name">The column's name.</param>
/// <param name="storage">Where it is kept.</param>
/// <param name="kind">What its fields are known to be.</param>
internal sealed class ColumnBuilder(string name, DataStorage storage, FieldKind kind = FieldKind.Missing)
{
    private ColumnDataBuilder _values = new(storage);
    private LevelDictionary? _levels;
    private volatile FieldKind _kind = kind;
    private int _missing;

    /// <summary>The column's name.</summary>
    public string Name => name;

    /// <summary>What the fields were up to now.</summary>
    public FieldKind Kind => _kind;

    /// <summary>Parses a block's fields as what the column seems to be. Can be called while another block is added.</summary>
    public void Parse(BlockColumn fields, Block block, FieldIndex index)
    {
        var expected = _kind;
        if (expected is FieldKind.Missing or FieldKind.Numbers)
            fields.ParseNumbers(block, index);
        if (expected is FieldKind.Text || (expected is FieldKind.Missing && fields.Kind is FieldKind.Text))
            fields.ParseTexts(block, index);
    }

    /// <summary>Adds the fields of the next block, parsed before.</summary>
    /// <returns>The row in the block whose text is not UTF-8, if there is one.</returns>
    public int? Add(BlockColumn fields, Block block, FieldIndex index)
    {
        switch (_kind, fields.Kind)
        {
            case (FieldKind.LateText, _):
                return null;
            case (FieldKind.Numbers, FieldKind.Text):
                _kind = FieldKind.LateText;
                _values = new ColumnDataBuilder(storage);
                return null;
            case (FieldKind.Text, FieldKind.Numbers):
                fields.ParseTexts(block, index);
                return AddTexts(fields);
            case (FieldKind.Missing or FieldKind.Text, FieldKind.Text):
                return AddTexts(fields);
            case (FieldKind.Missing or FieldKind.Text, FieldKind.Missing):
                _missing += index.RowCount;
                return null;
            default:
                AddNumbers(fields);
                return null;
        }
    }

    /// <summary>The finished column.</summary>
    public Column Build()
    {
        if (_kind is FieldKind.Text)
        {
            AddMissing(CategoricalColumn.MissingCode);
            return BuildText();
        }
        if (_kind is FieldKind.Numbers)
            return new NumericColumn(name, _values.Build());
        AddMissing(LogicalColumn.Missing);
        return new LogicalColumn(name, _values.Build());
    }

    private void AddNumbers(BlockColumn fields)
    {
        _kind = FieldKind.Numbers;
        AddMissing(double.NaN);
        _values.Append(fields.Numbers);
    }

    private int? AddTexts(BlockColumn fields)
    {
        _kind = FieldKind.Text;
        AddMissing(CategoricalColumn.MissingCode);
        _levels ??= new LevelDictionary();
        var map = _levels.CodesOf(fields.Levels);
        foreach (ref var code in fields.Codes)
            code = code == CategoricalColumn.MissingCode ? code : map[code];
        _values.Append(fields.Codes);
        return fields.InvalidRow;
    }

    /// <summary>Adds the missing values that were counted before it was known how they are stored.</summary>
    private void AddMissing(double value)
    {
        Span<double> values = stackalloc double[Math.Min(_missing, 512)];
        values.Fill(value);
        for (; _missing > 0; _missing -= values.Length)
        {
            values = values[..Math.Min(_missing, values.Length)];
            _values.Append(values);
        }
    }

    /// <summary>Sorts the levels; a column whose levels are all logical words is logical.</summary>
    private Column BuildText()
    {
        var levels = _levels ?? new LevelDictionary();
        var order = levels.SortedCodes();
        var texts = Array.ConvertAll(order, code => Encoding.UTF8.GetString(levels[code]));
        return Array.TrueForAll(texts, text => FieldText.AsLogical(text) is not null)
            ? new LogicalColumn(name, Recode(order, i => FieldText.AsLogical(texts[i]) == true ? 1 : 0))
            : new CategoricalColumn(name, Recode(order, i => i), texts);
    }

    private ColumnData Recode(int[] order, Func<int, int> stateOfSorted)
    {
        var recoded = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
            recoded[order[i]] = stateOfSorted(i);
        return _values.Build().Recode(recoded, storage);
    }
}
