namespace Accel.Kernels.Gpu;

/// <summary>How elements in device memory become numbers of a stage.</summary>
/// <typeparam name="TStored">What is stored.</typeparam>
internal interface IWidening<in TStored>
    where TStored : unmanaged
{
    /// <summary>The number that is stored.</summary>
    static abstract TNumber Widen<TNumber, TArithmetic>(TStored stored)
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber>;
}

/// <summary>Doubles.</summary>
internal readonly struct FromDouble : IWidening<double>
{
    public static TNumber Widen<TNumber, TArithmetic>(double stored)
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber> => TArithmetic.Of(stored);
}

/// <summary>Singles.</summary>
internal readonly struct FromSingle : IWidening<float>
{
    public static TNumber Widen<TNumber, TArithmetic>(float stored)
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber> => TArithmetic.Of(stored);
}

/// <summary>16-bit integers.</summary>
internal readonly struct FromShort : IWidening<short>
{
    public static TNumber Widen<TNumber, TArithmetic>(short stored)
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber> => TArithmetic.Of(stored);
}

/// <summary>8-bit integers.</summary>
internal readonly struct FromByte : IWidening<sbyte>
{
    public static TNumber Widen<TNumber, TArithmetic>(sbyte stored)
        where TNumber : unmanaged
        where TArithmetic : struct, IStagedArithmetic<TNumber> => TArithmetic.Of(stored);
}
