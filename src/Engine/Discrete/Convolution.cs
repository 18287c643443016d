using System.Numerics;

namespace Accel.Engine.Discrete;

/// <summary>Masses of sums of independent variables on a lattice: coefficients of products of polynomials.</summary>
internal static class Convolution
{
    /// <summary>The masses of a sum of two variables.</summary>
    /// <param name="left">Masses at places 0, 1, …</param>
    /// <param name="right">The other's.</param>
    public static T[] Product<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right) where T : INumberBase<T>
    {
        if (left.Length > right.Length)
            return Product(right, left);
        var sums = new T[left.Length + right.Length - 1];
        Array.Fill(sums, T.Zero);
        for (var i = 0; i < left.Length; i++)
        {
            if (T.IsZero(left[i]))
                continue;
            var target = sums.AsSpan(i, right.Length);
            for (var j = 0; j < right.Length; j++)
                target[j] += left[i] * right[j];
        }
        return sums;
    }

    /// <summary>The masses of a sum of equally distributed variables, by repeated squaring. No mass is ever subtracted, so that even the tails keep their digits.</summary>
    /// <param name="masses">Masses at places 0, 1, …</param>
    /// <param name="copies">How many variables, 1 or more.</param>
    public static double[] Power(double[] masses, int copies)
    {
        var result = masses;
        for (var bit = BitOperations.Log2((uint)copies) - 1; bit >= 0; bit--)
        {
            result = Product<double>(result, result);
            if ((copies >> bit & 1) == 1)
                result = Product<double>(result, masses);
        }
        return result;
    }

    /// <summary>
    /// The weights of a sum of equally distributed variables without rounding, each from those before it: J.C.P. Miller's
    /// recurrence for powers of polynomials (Knuth, The Art of Computer Programming 2, 4.7), from P · (Pᵏ)′ = k · P′ · Pᵏ.
    /// </summary>
    /// <param name="weights">Weights at places 0, 1, …; the first and the last are above 0.</param>
    /// <param name="copies">How many variables, 1 or more.</param>
    public static BigInteger[] Power(BigInteger[] weights, int copies)
    {
        int[] places = [.. Enumerable.Range(1, weights.Length - 1).Where(place => !weights[place].IsZero)];
        var powers = new BigInteger[(weights.Length - 1) * copies + 1];
        powers[0] = BigInteger.Pow(weights[0], copies);
        for (var m = 1; m < powers.Length; m++)
        {
            var sum = BigInteger.Zero;
            foreach (var place in places)
            {
                if (place > m)
                    break;
                sum += ((long)place * (copies + 1L) - m) * weights[place] * powers[m - place];
            }
            powers[m] = sum / (m * weights[0]);
        }
        return powers;
    }
}
