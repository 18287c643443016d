using System.Numerics;

namespace Accel.Engine.Models;

/// <summary>
/// The factorization LDLᵀ of a scaled Gram matrix, with columns that depend on those before them left
/// out, as R leaves them out. Generic over the number, so that the same steps run in double and in
/// double-double arithmetic.
/// </summary>
/// <remarks>
/// Columns are taken in blocks of fixed width, which threads share out among themselves: each number is
/// computed by one thread in one order, so that the bits don't depend on the number of threads.
/// </remarks>
/// <typeparam name="T">The number: <see cref="double"/> or <see cref="Kernels.Lanes.DoubleDouble"/>.</typeparam>
internal sealed class SymmetricFactor<T>
    where T : struct,
        IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>,
        IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>
{
    /// <summary>Columns that meet the rows of L while these are in cache.</summary>
    private const int GroupColumns = 8;

    /// <summary>Groups of columns that are eliminated side by side.</summary>
    private const int BlockGroups = 8;

    /// <summary>Columns of the inverse that are solved for together.</summary>
    private const int InverseColumns = 64;

    /// <summary>From this order on the work is worth more than one thread.</summary>
    private const int ParallelSize = 256;

    private readonly int _size;
    private readonly int[] _kept;
    private readonly T[] _lower;
    private readonly T[] _pivots;
    private readonly T _one;

    /// <summary>Factorizes a symmetric positive semidefinite matrix.</summary>
    /// <param name="matrix">size × size, its lower triangle; becomes the factor's.</param>
    /// <param name="size">Its order.</param>
    /// <param name="tolerance">Least pivot, relative to the diagonal, of a column that is kept.</param>
    /// <param name="one">The number 1.</param>
    /// <param name="toDouble">Rounds a number.</param>
    public SymmetricFactor(T[] matrix, int size, double tolerance, T one, Func<T, double> toDouble)
    {
        _size = size;
        _one = one;
        _lower = matrix;
        _pivots = new T[size];
        _kept = new int[size];
        SmallestPivot = 1;
        var block = GroupColumns * BlockGroups;
        for (var first = 0; first < size; first += block)
        {
            var end = Math.Min(first + block, size);
            var rank = Rank;
            if (rank > 0)
                ForEach((end - first + GroupColumns - 1) / GroupColumns, group =>
                {
                    var start = first + group * GroupColumns;
                    EliminateKept(start, Math.Min(start + GroupColumns, end), 0, rank);
                });
            for (var column = first; column < end; column++)
            {
                EliminateKept(column, column + 1, rank, Rank);
                AddColumn(column, tolerance, toDouble);
            }
        }
        Array.Resize(ref _kept, Rank);
    }

    /// <summary>Number of columns kept.</summary>
    public int Rank { get; private set; }

    /// <summary>The columns kept, in order.</summary>
    public ReadOnlySpan<int> Kept => _kept;

    /// <summary>The smallest pivot of the columns kept, relative to the diagonal: 1 for orthogonal columns.</summary>
    public double SmallestPivot { get; private set; }

    /// <summary>Solves for a right-hand side; columns left out get 0.</summary>
    public T[] Solve(ReadOnlySpan<T> rightHandSide)
    {
        var work = new T[Rank];
        for (var i = 0; i < Rank; i++)
            work[i] = rightHandSide[_kept[i]] - Rows.Dot<T>(Row(i, 0, i), work.AsSpan(0, i));
        for (var i = 0; i < Rank; i++)
            work[i] /= _pivots[i];
        for (var i = Rank - 1; i > 0; i--)
            Rows.SubtractMultiple(work[i], Row(i, 0, i), work.AsSpan(0, i));
        var solution = new T[_size];
        for (var i = 0; i < Rank; i++)
            solution[_kept[i]] = work[i];
        return solution;
    }

    /// <summary>The inverse, size × size; rows and columns left out are 0.</summary>
    public T[] Inverse()
    {
        var inverse = new T[_size * _size];
        ForEach((Rank + InverseColumns - 1) / InverseColumns, block =>
        {
            var first = block * InverseColumns;
            var columns = Math.Min(InverseColumns, Rank - first);
            var solution = SolveUnits(first, columns);
            for (var i = first; i < Rank; i++)
            {
                for (var j = first; j < Math.Min(first + columns, i + 1); j++)
                {
                    var value = solution[(i - first) * columns + j - first];
                    inverse[_kept[i] * _size + _kept[j]] = value;
                    inverse[_kept[j] * _size + _kept[i]] = value;
                }
            }
        });
        return inverse;
    }

    /// <summary>
    /// An upper triangular root R of the inverse, R Rᵀ, size × size; rows and columns left out are 0. Its products
    /// with the columns' values keep digits that those of the inverse lose to cancellation.
    /// </summary>
    public double[] InverseRoot(Func<T, double> toDouble)
    {
        var root = new double[_size * _size];
        ForEach((Rank + InverseColumns - 1) / InverseColumns, block =>
        {
            var first = block * InverseColumns;
            var columns = Math.Min(InverseColumns, Rank - first);
            var solution = EliminateUnits(first, columns);
            for (var i = first; i < Rank; i++)
            {
                var length = Math.Sqrt(toDouble(_pivots[i]));
                for (var j = first; j < Math.Min(first + columns, i + 1); j++)
                    root[_kept[j] * _size + _kept[i]] = toDouble(solution[(i - first) * columns + j - first]) / length;
            }
        });
        return root;
    }

    /// <summary>Turns columns' entries with kept columns from <paramref name="from"/> to <paramref name="to"/> into those of L D.</summary>
    private void EliminateKept(int firstColumn, int endColumn, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            var row = Row(k, 0, k);
            for (var column = firstColumn; column < endColumn; column++)
            {
                // Kept column k stands at _kept[k] ≥ k: what is written has been read.
                var own = _lower.AsSpan(column * _size, column);
                own[k] = own[_kept[k]] - Rows.Dot<T>(own[..k], row);
            }
        }
    }

    /// <summary>Keeps a column whose pivot is large enough; its row of L D becomes one of L.</summary>
    private void AddColumn(int column, double tolerance, Func<T, double> toDouble)
    {
        var own = _lower.AsSpan(column * _size, column + 1);
        var diagonal = own[column];
        var pivot = diagonal;
        var target = _lower.AsSpan(Rank * _size, Rank);
        for (var k = 0; k < target.Length; k++)
        {
            var factor = own[k] / _pivots[k];
            pivot -= factor * own[k];
            target[k] = factor;
        }
        var relative = toDouble(pivot) / toDouble(diagonal);
        if (!(relative > tolerance))
            return;
        SmallestPivot = Math.Min(SmallestPivot, relative);
        _pivots[Rank] = pivot;
        _kept[Rank++] = column;
    }

    /// <summary>Rows first to rank of the inverse's columns from <paramref name="first"/> on, row by row.</summary>
    private T[] SolveUnits(int first, int columns)
    {
        var work = EliminateUnits(first, columns);
        Span<T> Of(int i) => work.AsSpan((i - first) * columns, columns);
        for (var i = first; i < Rank; i++)
        {
            foreach (ref var value in Of(i))
                value /= _pivots[i];
        }
        for (var i = Rank - 1; i > first; i--)
        {
            for (var k = first; k < i; k++)
                Rows.SubtractMultiple(_lower[i * _size + k], Of(i), Of(k));
        }
        return work;
    }

    /// <summary>The same of L⁻¹.</summary>
    private T[] EliminateUnits(int first, int columns)
    {
        var work = new T[(Rank - first) * columns];
        Span<T> Of(int i) => work.AsSpan((i - first) * columns, columns);
        for (var i = first; i < Rank; i++)
        {
            var target = Of(i);
            if (i < first + columns)
                target[i - first] = _one;
            for (var k = first; k < i; k++)
                Rows.SubtractMultiple(_lower[i * _size + k], Of(k), target);
        }
        return work;
    }

    private ReadOnlySpan<T> Row(int row, int first, int count) => _lower.AsSpan(row * _size + first, count);

    private void ForEach(int count, Action<int> work)
    {
        if (_size >= ParallelSize)
        {
            Workers.ForEach(count, work);
            return;
        }
        for (var i = 0; i < count; i++)
            work(i);
    }
}
