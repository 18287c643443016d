namespace Accel.Kernels.Lanes;

/// <summary>
/// A bundle of doubles that one instruction works on: one of them (<see cref="ScalarLane"/>, also
/// what a GPU thread runs), two, four, eight, or whatever the machine has. Every formula of the
/// house is written once over this interface and compiled for each lane type.
/// </summary>
/// <remarks>
/// All operations work element by element and follow IEEE 754. A comparison gives a <em>mask</em>, an
/// opaque value that is good for <see cref="Select"/>, <see cref="And"/>, <see cref="Or"/> and
/// <see cref="AnyTrue"/> only. Operations have the same result, bit for bit, on every lane type.
/// A <em>word</em> is a 64-bit unsigned integer in the place of a double, for random bits; only the
/// operations that say so work on words.
/// </remarks>
/// <typeparam name="T">The lane type itself.</typeparam>
public interface ILane<T>
    where T : struct, ILane<T>
{
    /// <summary>Number of doubles in the bundle.</summary>
    static abstract int Count { get; }

    /// <summary>The same value in every element.</summary>
    static abstract T Broadcast(double value);

    /// <summary>Reads <see cref="Count"/> consecutive doubles.</summary>
    static abstract unsafe T Load(double* source);

    /// <summary>Writes <see cref="Count"/> consecutive doubles.</summary>
    static abstract unsafe void Store(T value, double* destination);

    /// <summary>The sum of the elements, added pairwise: halves, then quarters.</summary>
    static abstract double Sum(T value);

    /// <summary>Adds the sums of the elements of four bundles, each added as by <see cref="Sum"/>, to four consecutive doubles.</summary>
    static abstract unsafe void AddSums(T s0, T s1, T s2, T s3, double* target);

    /// <summary>Sum.</summary>
    static abstract T operator +(T left, T right);

    /// <summary>Difference.</summary>
    static abstract T operator -(T left, T right);

    /// <summary>Product.</summary>
    static abstract T operator *(T left, T right);

    /// <summary>Quotient.</summary>
    static abstract T operator /(T left, T right);

    /// <summary>Negation (flips the sign, also of zero).</summary>
    static abstract T operator -(T value);

    /// <summary>a·b + c with one rounding.</summary>
    static abstract T Fma(T a, T b, T c);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract T Sqrt(T value);

    /// <summary>Absolute value.</summary>
    static abstract T Abs(T value);

    /// <summary>The magnitude of the first with the sign of the second.</summary>
    static abstract T CopySign(T magnitude, T sign);

    /// <summary>Mask of left &lt; right; false where either is NaN.</summary>
    static abstract T Less(T left, T right);

    /// <summary>Mask of left ≤ right; false where either is NaN.</summary>
    static abstract T LessOrEqual(T left, T right);

    /// <summary>Mask of left = right; false where either is NaN.</summary>
    static abstract T Equal(T left, T right);

    /// <summary>Both masks.</summary>
    static abstract T And(T left, T right);

    /// <summary>Either mask.</summary>
    static abstract T Or(T left, T right);

    /// <summary>The second where the mask is true, the third where it is false.</summary>
    static abstract T Select(T mask, T whenTrue, T whenFalse);

    /// <summary>True where the mask is true in any element.</summary>
    static abstract bool AnyTrue(T mask);

    /// <summary>value · 2^n with one rounding, over- and underflowing as it should.</summary>
    /// <param name="value">Finite numbers of magnitude 2^-4 to 2^4, or zero.</param>
    /// <param name="n">Integers held as doubles, −2000 to 2000.</param>
    static abstract T ScaleB(T value, T n);

    /// <summary>The exponent e of |value| = m · 2^e with m in [1, 2), as a double; subnormals too.</summary>
    /// <param name="value">Finite and not zero; for others the result means nothing.</param>
    static abstract T Exponent(T value);

    /// <summary>The significand m of |value| = m · 2^e, in [1, 2); subnormals too.</summary>
    /// <param name="value">Finite and not zero; for others the result means nothing.</param>
    static abstract T Significand(T value);

    /// <summary>The same word in every element.</summary>
    static abstract T BroadcastWord(ulong word);

    /// <summary>Sum of words, modulo 2^64.</summary>
    static abstract T AddWords(T left, T right);

    /// <summary>The products of the words' lower 32 bits.</summary>
    static abstract T MultiplyWords(T left, T right);

    /// <summary>The bits that both words have.</summary>
    static abstract T AndWords(T left, T right);

    /// <summary>The bits that one of the words has.</summary>
    static abstract T OrWords(T left, T right);

    /// <summary>The bits that one or all three of the words have.</summary>
    static abstract T XorWords(T first, T second, T third);

    /// <summary>The words' bits moved up; zeros come in.</summary>
    /// <param name="word">Words.</param>
    /// <param name="count">0 to 63.</param>
    static abstract T ShiftWordsLeft(T word, int count);

    /// <summary>The words' bits moved down; zeros come in.</summary>
    /// <param name="word">Words.</param>
    /// <param name="count">0 to 63.</param>
    static abstract T ShiftWordsRight(T word, int count);

    /// <summary>The doubles nearest to the words.</summary>
    static abstract T WordToDouble(T word);

    /// <summary>Mask of left &lt; right for words.</summary>
    static abstract T WordLess(T left, T right);

    /// <summary>The doubles at <paramref name="table"/>[index].</summary>
    /// <param name="table">Where the doubles are.</param>
    /// <param name="index">Words below 2^31.</param>
    static abstract unsafe T Gather(double* table, T index);
}
