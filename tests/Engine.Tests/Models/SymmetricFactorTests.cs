using Accel.Engine.Models;
using Accel.Kernels.Lanes;

namespace Accel.Engine.Tests.Models;

/// <summary>The factorization against what defines it: solutions that solve, inverses that invert, dependent columns left out.</summary>
public class SymmetricFactorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    [InlineData(300)]
    public void Solves_and_inverts_in_doubles(int size)
    {
        var matrix = Gram(size, size + 10, []);
        var factor = new SymmetricFactor<double>([.. matrix], size, 1e-13, 1, value => value);
        Assert.Equal(size, factor.Rank);

        var rightHandSide = Enumerable.Range(0, size).Select(i => (double)(i % 7) - 3).ToArray();
        var solution = factor.Solve(rightHandSide);
        var inverse = factor.Inverse();
        for (var i = 0; i < size; i++)
        {
            var (product, byInverse) = (0.0, 0.0);
            for (var j = 0; j < size; j++)
            {
                product += matrix[i * size + j] * solution[j];
                byInverse += inverse[i * size + j] * rightHandSide[j];
                Assert.Equal(inverse[j * size + i], inverse[i * size + j]);
            }
            Assert.Equal(rightHandSide[i], product, 1e-8);
            Assert.Equal(solution[i], byInverse, 1e-8);
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(150)]
    [InlineData(270)]
    public void Leaves_out_columns_that_depend_on_those_before(int size)
    {
        int[] dependent = [3, size / 2, size - 1];
        var matrix = Gram(size, size + 10, dependent);
        int[] kept = [.. Enumerable.Range(0, size).Except(dependent)];
        var doubles = new SymmetricFactor<double>([.. matrix], size, 1e-11, 1, value => value);
        Assert.Equal(kept, doubles.Kept.ToArray());
        Assert.InRange(doubles.SmallestPivot, 1e-11, 1);
        if (size > 200)
            return;
        var pairs = new SymmetricFactor<DoubleDouble>([.. matrix.Select(value => (DoubleDouble)value)], size, 1e-11, 1, value => (double)value);
        Assert.Equal(kept, pairs.Kept.ToArray());

        var (inverse, exact) = (doubles.Inverse(), pairs.Inverse());
        var (solution, expected) = (doubles.Solve(new double[size].Select((_, i) => i + 1.0).ToArray()), pairs.Solve(new DoubleDouble[size].Select((_, i) => (DoubleDouble)(i + 1.0)).ToArray()));
        for (var i = 0; i < size; i++)
        {
            Assert.Equal((double)expected[i], solution[i], 1e-7 * size * Math.Max(1, Math.Abs((double)expected[i])));
            for (var j = 0; j < size; j++)
                Assert.Equal((double)exact[i * size + j], inverse[i * size + j], 1e-7 * Math.Max(1, Math.Abs((double)exact[i * size + j])));
        }
        Assert.All(dependent, column => Assert.Equal(0, solution[column]));
    }

    /// <summary>XᵀX of columns with entries of magnitude 1, each dependent one the sum of the two before it.</summary>
    private static double[] Gram(int size, int rows, int[] dependent)
    {
        var random = new Random(3);
        var columns = new double[size][];
        for (var j = 0; j < size; j++)
        {
            columns[j] = dependent.Contains(j)
                ? [.. columns[j - 1].Zip(columns[j - 2], (a, b) => a + b)]
                : [.. Enumerable.Range(0, rows).Select(_ => Math.Round(2048 * random.NextDouble() - 1024) / 1024)];
            if (!dependent.Contains(j))
                columns[j][j] += 4;
        }
        var gram = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                gram[i * size + j] = columns[i].Zip(columns[j], (a, b) => a * b).Sum();
        }
        return gram;
    }
}
