namespace Accel.Engine.Likelihood;

/// <summary>Matrices of a few rows.</summary>
internal static class SmallMatrix
{
    /// <summary>The inverse of a symmetric positive definite matrix, by Cholesky's factor; null where it is not.</summary>
    public static double[,]? Inverse(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var lower = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= lower[i, k] * lower[j, k];
                if (i == j && !(sum > 0 && double.IsFinite(sum)))
                    return null;
                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }
        var inverse = new double[size, size];
        for (var column = 0; column < size; column++)
            Solve(lower, inverse, column);
        return inverse;
    }

    private static void Solve(double[,] lower, double[,] inverse, int column)
    {
        var size = lower.GetLength(0);
        var values = new double[size];
        for (var i = 0; i < size; i++)
        {
            values[i] = i == column ? 1 : 0;
            for (var k = 0; k < i; k++)
                values[i] -= lower[i, k] * values[k];
            values[i] /= lower[i, i];
        }
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                values[i] -= lower[k, i] * inverse[k, column];
            inverse[i, column] = values[i] / lower[i, i];
        }
    }
}
