using System.Globalization;
using System.Text;
using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.Sql;

/// <summary>
/// Takes the values of one column of an answer, and decides of which kind it is by what comes: numbers,
/// or text where any value is text; numbers among text are written with as many digits as they have.
/// </summary>
/// <param name="name">The column's name.</param>
/// <param name="source">The input, for messages.</param>
/// <param name="storage">Where the values are kept.</param>
/// <param name="isLogical">True where the numbers are 0 for false and 1 for true.</param>
internal sealed class FieldColumn(string name, string source, DataStorage storage, bool isLogical = false)
{
    private readonly double[] _pending = new double[1024];
    private int _count;
    private int _rows;
    private bool _onlyMissing = true;
    private ColumnDataBuilder _numbers = new(storage);
    private LevelColumnBuilder? _text;

    /// <summary>Adds a missing value.</summary>
    public void AddMissing()
    {
        if (_text is null)
            Append(double.NaN);
        else
            _text.AddMissing(1);
        _rows++;
    }

    /// <summary>Adds a number.</summary>
    public void Add(double value)
    {
        if (_text is null)
        {
            _onlyMissing = false;
            Append(value);
        }
        else
        {
            AddText(value.ToString(CultureInfo.InvariantCulture));
        }
        _rows++;
    }

    /// <summary>Adds a whole number.</summary>
    /// <exception cref="InputException">It would not be kept exactly.</exception>
    public void Add(long value)
    {
        if (_text is not null)
        {
            AddText(value.ToString(CultureInfo.InvariantCulture));
            _rows++;
            return;
        }
        if (!WholeNumber.IsExact(value))
            throw Inexact(value.ToString(CultureInfo.InvariantCulture));
        Add((double)value);
    }

    /// <summary>Adds a whole number without a sign.</summary>
    /// <exception cref="InputException">It would not be kept exactly.</exception>
    public void Add(ulong value)
    {
        if (value > WholeNumber.Greatest)
            throw Inexact(value.ToString(CultureInfo.InvariantCulture));
        Add((double)value);
    }

    /// <summary>Adds a text.</summary>
    /// <exception cref="InputException">It is not UTF-8.</exception>
    public void Add(ReadOnlySpan<byte> utf8)
    {
        _text ??= NumbersAsText();
        if (!_text.TryAdd(utf8))
            throw new InputException($"{source}: column '{name}' has bytes in row {_rows + 1} that are not UTF-8 text; correct them, or leave the column out.");
        _rows++;
    }

    /// <summary>Adds a text.</summary>
    public void Add(string text)
    {
        _text ??= NumbersAsText();
        AddText(text);
        _rows++;
    }

    /// <summary>Refuses a value that is neither number nor text.</summary>
    public InputException Refusal(string what, string advice) =>
        new($"{source}: column '{name}' has {what} in row {_rows + 1}; {advice}, or leave the column out.");

    /// <summary>The column of what was added. As in R, one without any value is logical.</summary>
    public Column Build()
    {
        if (_text is not null)
            return _text.Build(name);
        Flush();
        var values = _numbers.Build();
        return isLogical || _onlyMissing
            ? new LogicalColumn(name, ColumnData.Generate(values.Count, storage, (first, target) =>
            {
                values.CopyTo(first, target.Span);
                target.Span.Replace(double.NaN, LogicalColumn.Missing);
            }))
            : new NumericColumn(name, values);
    }

    private void Append(double value)
    {
        _pending[_count++] = value;
        if (_count == _pending.Length)
            Flush();
    }

    private void Flush()
    {
        _numbers.Append(_pending.AsSpan(0, _count));
        _count = 0;
    }

    private LevelColumnBuilder NumbersAsText()
    {
        Flush();
        var text = new LevelColumnBuilder(storage);
        foreach (var value in _numbers.Build())
        {
            if (double.IsNaN(value))
                text.AddMissing(1);
            else
                text.TryAdd(Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
        }
        _numbers = new(storage);
        return text;
    }

    private void AddText(string text)
    {
        const int mostOnStack = 256;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = most <= mostOnStack ? stackalloc byte[mostOnStack] : new byte[most];
        _text!.TryAdd(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private InputException Inexact(string value) =>
        WholeNumber.Refusal(value, source, name, _rows, "In the query, cast the column to text where it names things, or to a floating-point type where rounding does no harm; or leave it out.");
}
