using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Accel.Engine.Data.Storage;

/// <summary>
/// The numbers of a column, or its level codes: chunks of <see cref="ChunkRows"/> rows, each stored in
/// the narrowest type that holds its values exactly. What is read back has the same bits as what was
/// stored, but that NaN (a missing value) is any NaN. Never changes.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is data that can be enumerated, not a collection to be filled.")]
[CollectionBuilder(typeof(ColumnData), nameof(From))]
public sealed class ColumnData : IReadOnlyList<double>
{
    /// <summary>Rows of every chunk but the last; a multiple of every panel's height.</summary>
    public const int ChunkRows = 1 << 14;

    private readonly ColumnChunk[] _chunks;
    private readonly ChunkRange _range;

    internal ColumnData(ColumnChunk[] chunks)
    {
        _chunks = chunks;
        _range = ChunkRange.Empty;
        foreach (var chunk in chunks)
        {
            Count += chunk.Count;
            StoredBytes += chunk.ByteCount;
            _range = _range.With(chunk.Range);
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Bytes that the values take.</summary>
    public long StoredBytes { get; }

    /// <summary>The least value that is a number; +∞ where none is.</summary>
    public double Least => _range.Least;

    /// <summary>The greatest value that is a number; −∞ where none is.</summary>
    public double Greatest => _range.Greatest;

    /// <summary>True where some value is not a number, that is, missing.</summary>
    public bool HasNaN => _range.HasNaN;

    /// <summary>True where every value is a finite number.</summary>
    public bool IsFinite => !HasNaN && Least >= double.MinValue && Greatest <= double.MaxValue;

    /// <summary>True where every value is stored as a whole number.</summary>
    internal bool IsWhole => Array.TrueForAll(_chunks, chunk => chunk.Type.IsInteger());

    internal ReadOnlySpan<ColumnChunk> Chunks => _chunks;

    /// <summary>The value of a row. For a look at one; whoever needs many takes <see cref="CopyTo(int, Span{double})"/>.</summary>
    /// <param name="index">The row, from 0.</param>
    public double this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            Span<double> value = stackalloc double[1];
            CopyTo(index, value);
            return value[0];
        }
    }

    /// <summary>Stores values in memory.</summary>
    /// <param name="values">One value a row, NaN where it is missing.</param>
    public static ColumnData From(ReadOnlySpan<double> values)
    {
        var builder = new ColumnDataBuilder(DataStorage.Memory);
        builder.Append(values);
        return builder.Build();
    }

    /// <summary>Stores whole numbers in memory.</summary>
    /// <param name="values">One value a row.</param>
    public static ColumnData From(ReadOnlySpan<int> values)
    {
        var builder = new ColumnDataBuilder(DataStorage.Memory);
        builder.Append(values);
        return builder.Build();
    }

    /// <summary>Stores values in memory.</summary>
    [return: NotNullIfNotNull(nameof(values))]
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "From is the alternate.")]
    public static implicit operator ColumnData?(double[]? values) => values is null ? null : From(values);

    /// <summary>Stores whole numbers in memory.</summary>
    [return: NotNullIfNotNull(nameof(values))]
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "From is the alternate.")]
    public static implicit operator ColumnData?(int[]? values) => values is null ? null : From(values);

    /// <summary>Number of chunks for so many rows.</summary>
    internal static int ChunkCount(int rows) => (int)(((long)rows + ChunkRows - 1) / ChunkRows);

    /// <summary>Computes a column chunk by chunk, on all cores.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="storage">Where it is kept.</param>
    /// <param name="fill">Fills the values of the rows from the given one on. Called from several threads.</param>
    internal static ColumnData Generate(int count, DataStorage storage, Action<int, Memory<double>> fill)
    {
        var chunks = new ColumnChunk[ChunkCount(count)];
        Chunkwise(count, (first, rows) =>
        {
            using var values = ChunkBuffer.Rent(rows);
            fill(first, values.Memory);
            chunks[first / ChunkRows] = ColumnDataBuilder.Store(storage, values.Span);
        });
        return new ColumnData(chunks);
    }

    /// <summary>Calls an action for each chunk's rows, on all cores.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="action">Gets the first row and the number of rows.</param>
    internal static void Chunkwise(int count, Action<int, int> action) =>
        Workers.ForEach(ChunkCount(count), chunk => action(chunk * ChunkRows, Math.Min(ChunkRows, count - chunk * ChunkRows)));

    /// <summary>Adds a number of each chunk's rows, in the order of the chunks.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="term">Gets the first row and the number of rows. Called from several threads.</param>
    internal static double Sum(int count, Func<int, int, double> term)
    {
        var terms = new double[ChunkCount(count)];
        Chunkwise(count, (first, rows) => terms[first / ChunkRows] = term(first, rows));
        var sum = 0.0;
        foreach (var value in terms)
            sum += value;
        return sum;
    }

    /// <summary>Computes a column from this one and another of equal length.</summary>
    internal ColumnData Combine(ColumnData other, Func<double, double, double> operation, DataStorage storage) =>
        Generate(Count, storage, (first, target) =>
        {
            var values = target.Span;
            using var rightBuffer = ChunkBuffer.Rent(values.Length);
            var right = rightBuffer.Span;
            CopyTo(first, values);
            other.CopyTo(first, right);
            for (var row = 0; row < values.Length; row++)
                values[row] = operation(values[row], right[row]);
        });

    /// <summary>Replaces codes: code k by <paramref name="recoded"/>[k]; negative ones stay.</summary>
    internal ColumnData Recode(double[] recoded, DataStorage storage) =>
        Generate(Count, storage, (first, target) =>
        {
            var codes = target.Span;
            CopyTo(first, codes);
            foreach (ref var code in codes)
                code = code < 0 ? code : recoded[(int)code];
        });

    /// <summary>Copies consecutive rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="target">Takes as many rows as it has places.</param>
    public void CopyTo(int first, Span<double> target) => Copy(first, target);

    /// <summary>Consecutive rows of one chunk: where they lie, if they lie in memory as doubles, or copied.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="scratch">As many places as rows are wanted.</param>
    internal unsafe ReadOnlySpan<double> View(int first, Span<double> scratch)
    {
        var (chunk, offset) = Find(first);
        if (chunk is { Type: ElementType.Double, Resident: not null } && offset + scratch.Length <= chunk.Count)
            return new ReadOnlySpan<double>((double*)chunk.Resident + offset, scratch.Length);
        CopyTo(first, scratch);
        return scratch;
    }

    /// <summary>Copies consecutive rows of codes.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="target">Takes as many rows as it has places.</param>
    /// <exception cref="InvalidOperationException">The values are not whole numbers.</exception>
    public void CopyTo(int first, Span<int> target) => Copy(first, target);

    /// <summary>All values, in an array of their own.</summary>
    public double[] ToArray()
    {
        var values = new double[Count];
        CopyTo(0, values);
        return values;
    }

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator()
    {
        var values = new double[Math.Min(ChunkRows, Count)];
        for (var first = 0; first < Count; first += ChunkRows)
        {
            var rows = Math.Min(ChunkRows, Count - first);
            CopyTo(first, values.AsSpan(0, rows));
            for (var row = 0; row < rows; row++)
                yield return values[row];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Copy<T>(int first, Span<T> target)
        where T : unmanaged, INumber<T>
    {
        while (target.Length > 0)
        {
            var (chunk, offset) = Find(first);
            var rows = Math.Min(target.Length, chunk.Count - offset);
            chunk.Widen(offset, target[..rows]);
            target = target[rows..];
            first += rows;
        }
    }

    private (ColumnChunk Chunk, int Offset) Find(int row) => (_chunks[row / ChunkRows], row % ChunkRows);
}
