namespace Accel.Kernels.Gpu;

/// <summary>How elements in device memory become numbers of a stage.</summary>
/// <typeparam name="TStored">What is stored.</typeparam>
/// <typeparam name="TNumber">What comes of it.</typeparam>
public interface IWidening<in TStored, out TNumber>
{
    /// <summary>The number that is stored.</summary>
    static abstract TNumber Of(TStored value);
}

/// <summary>The numbers in which a stage keeps rows, and the arithmetic of their products.</summary>
/// <typeparam name="TNumber">double or float.</typeparam>
public interface IStagedArithmetic<TNumber> :
    IWidening<double, TNumber>, IWidening<float, TNumber>, IWidening<short, TNumber>, IWidening<sbyte, TNumber>
    where TNumber : unmanaged
{
    /// <summary>The number as a double.</summary>
    static abstract double Widen(TNumber number);

    /// <summary>left · right.</summary>
    static abstract TNumber Product(TNumber left, TNumber right);

    /// <summary>left · right + sum with one rounding.</summary>
    static abstract TNumber Fma(TNumber left, TNumber right, TNumber sum);
}

/// <summary>Doubles throughout.</summary>
public readonly struct InDouble : IStagedArithmetic<double>
{
    /// <inheritdoc/>
    public static double Of(double value) => value;

    /// <inheritdoc/>
    public static double Of(float value) => value;

    /// <inheritdoc/>
    public static double Of(short value) => value;

    /// <inheritdoc/>
    public static double Of(sbyte value) => value;

    /// <inheritdoc/>
    public static double Widen(double number) => number;

    /// <inheritdoc/>
    public static double Product(double left, double right) => left * right;

    /// <inheritdoc/>
    public static double Fma(double left, double right, double sum) => Math.FusedMultiplyAdd(left, right, sum);
}

/// <summary>Singles, for cards whose doubles are slow.</summary>
public readonly struct InSingle : IStagedArithmetic<float>
{
    /// <inheritdoc/>
    public static float Of(double value) => (float)value;

    /// <inheritdoc/>
    public static float Of(float value) => value;

    /// <inheritdoc/>
    public static float Of(short value) => value;

    /// <inheritdoc/>
    public static float Of(sbyte value) => value;

    /// <inheritdoc/>
    public static double Widen(float number) => number;

    /// <inheritdoc/>
    public static float Product(float left, float right) => left * right;

    /// <inheritdoc/>
    // Whether a device rounds the product is of no account beside the rounding of what is stored.
    public static float Fma(float left, float right, float sum) => left * right + sum;
}
