using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Accel.Engine.Data.Csv;

/// <summary>The fields of one column in one block.</summary>
/// <param name="column">The column's place in the row, from 0.</param>
internal sealed class BlockColumn(int column)
{
    private LevelDictionary? _levels;
    private double[] _numbers = [];
    private int[] _codes = [];
    private byte[] _unescaped = [];
    private int _count;

    /// <summary>What the fields are.</summary>
    public FieldKind Kind { get; private set; }

    /// <summary>The numbers, NaN where they are missing; unless they are text.</summary>
    public ReadOnlySpan<double> Numbers => _numbers.AsSpan(0, _count);

    /// <summary>The codes of texts.</summary>
    public Span<int> Codes => _codes.AsSpan(0, _count);

    /// <summary>The texts; the column's own until the next block.</summary>
    public LevelDictionary Levels => _levels ??= new LevelDictionary();

    /// <summary>The first row whose text is not UTF-8, if any; the texts end before it.</summary>
    public int? InvalidRow { get; private set; }

    /// <summary>Takes the fields as numbers; where one is none, <see cref="Kind"/> is text, and nothing was taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ParseNumbers(Block block, FieldIndex index)
    {
        InvalidRow = null;
        _count = index.RowCount;
        if (_numbers.Length < _count)
            _numbers = new double[Math.Max(_count, 2 * _numbers.Length)];
        ref var text = ref MemoryMarshal.GetReference(block.Text);
        ref var marks = ref Unsafe.Add(ref MemoryMarshal.GetReference(index.Marks), column);
        var rows = index.Rows;
        var numbers = _numbers.AsSpan(0, _count);
        Kind = FieldKind.Missing;
        for (var row = 0; row < rows.Length; row++)
        {
            ref var mark = ref Unsafe.Add(ref marks, rows[row]);
            var start = mark + 1;
            var length = Unsafe.Add(ref mark, 1) - start;
            if (PlainDecimal.TryParse(ref Unsafe.Add(ref text, start), length, out numbers[row]))
            {
                Kind = FieldKind.Numbers;
                continue;
            }
            var field = FieldText.Trim(FieldText.Content(block.Text.Slice(start, length), ref _unescaped));
            if (FieldText.IsMissing(field))
            {
                numbers[row] = double.NaN;
            }
            else if (NumberParser.TryParse(field, out numbers[row]))
            {
                Kind = FieldKind.Numbers;
            }
            else
            {
                Kind = FieldKind.Text;
                return;
            }
        }
    }

    /// <summary>Takes the fields as texts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ParseTexts(Block block, FieldIndex index)
    {
        Kind = FieldKind.Text;
        InvalidRow = null;
        var levels = Levels;
        levels.Clear();
        if (_codes.Length < index.RowCount)
            _codes = new int[Math.Max(index.RowCount, 2 * _codes.Length)];
        var text = block.Text;
        var marks = index.Marks;
        var rows = index.Rows;
        for (_count = 0; _count < rows.Length; _count++)
        {
            var mark = rows[_count] + column;
            var field = FieldText.Content(text[(marks[mark] + 1)..marks[mark + 1]], ref _unescaped);
            if (FieldText.IsMissing(FieldText.Trim(field)))
            {
                _codes[_count] = CategoricalColumn.MissingCode;
                continue;
            }
            var known = levels.Count;
            _codes[_count] = levels.CodeOf(field);
            if (_codes[_count] == known && !Utf8.IsValid(field))
            {
                InvalidRow = _count;
                return;
            }
        }
    }
}
