using System.Numerics;

namespace Accel.Engine.Models;

/// <summary>
/// The factorization LDLᵀ of a scaled Gram matrix, with columns that depend on those before them left
/// out, as R leaves them out. Generic over the number, so that the same steps run in double and in
/// double-double arithmetic.
/// </summary>
/// <typeparam name="T">The number: <see cref="double"/> or <see cref="Kernels.Lanes.DoubleDouble"/>.</typeparam>
internal sealed class SymmetricFactor<T>
    where T : struct,
        IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>,
        IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>
{
    private readonly int _size;
    private readonly int[] _kept;
    private readonly T[] _lower;
    private readonly T[] _pivots;
    private readonly T _zero;
    private readonly T _one;

    /// <summary>Factorizes a symmetric positive semidefinite matrix.</summary>
    /// <param name="matrix">size × size.</param>
    /// <param name="size">Its order.</param>
    /// <param name="tolerance">Least pivot, relative to the diagonal, of a column that is kept.</param>
    /// <param name="one">The number 1.</param>
    /// <param name="toDouble">Rounds a number.</param>
    public SymmetricFactor(T[] matrix, int size, double tolerance, T one, Func<T, double> toDouble)
    {
        _size = size;
        _one = one;
        _zero = one - one;
        var kept = new List<int>(size);
        _lower = new T[size * size];
        _pivots = new T[size];
        var row = new T[size];
        SmallestPivot = 1;
        for (var column = 0; column < size; column++)
        {
            var rank = kept.Count;
            var pivot = matrix[column * size + column];
            // row[k] is L D of the new column; dividing by D gives L.
            for (var k = 0; k < rank; k++)
            {
                var sum = matrix[column * size + kept[k]];
                for (var m = 0; m < k; m++)
                    sum -= row[m] * _lower[k * size + m];
                row[k] = sum;
            }
            for (var k = 0; k < rank; k++)
            {
                var factor = row[k] / _pivots[k];
                pivot -= factor * row[k];
                _lower[rank * size + k] = factor;
            }
            var relative = toDouble(pivot) / toDouble(matrix[column * size + column]);
            if (!(relative > tolerance))
                continue;
            SmallestPivot = Math.Min(SmallestPivot, relative);
            _pivots[rank] = pivot;
            kept.Add(column);
        }
        _kept = [.. kept];
    }

    /// <summary>Number of columns kept.</summary>
    public int Rank => _kept.Length;

    /// <summary>The columns kept, in order.</summary>
    public ReadOnlySpan<int> Kept => _kept;

    /// <summary>The smallest pivot of the columns kept, relative to the diagonal: 1 for orthogonal columns.</summary>
    public double SmallestPivot { get; }

    /// <summary>Solves for a right-hand side; columns left out get 0.</summary>
    public T[] Solve(ReadOnlySpan<T> rightHandSide)
    {
        var solution = new T[_size];
        var work = new T[Rank];
        for (var i = 0; i < Rank; i++)
        {
            var sum = rightHandSide[_kept[i]];
            for (var k = 0; k < i; k++)
                sum -= _lower[i * _size + k] * work[k];
            work[i] = sum;
        }
        for (var i = Rank - 1; i >= 0; i--)
        {
            var sum = work[i] / _pivots[i];
            for (var k = i + 1; k < Rank; k++)
                sum -= _lower[k * _size + i] * work[k];
            work[i] = sum;
        }
        for (var i = 0; i < Rank; i++)
            solution[_kept[i]] = work[i];
        return solution;
    }

    /// <summary>The inverse, size × size; rows and columns left out are 0.</summary>
    public T[] Inverse()
    {
        var inverse = new T[_size * _size];
        var unit = new T[_size];
        foreach (var column in _kept)
        {
            Array.Fill(unit, _zero);
            unit[column] = _one;
            var solution = Solve(unit);
            for (var row = 0; row < _size; row++)
                inverse[row * _size + column] = solution[row];
        }
        return inverse;
    }
}
