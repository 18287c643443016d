namespace Accel.Kernels.Gpu;

/// <summary>How elements in device memory become doubles.</summary>
/// <typeparam name="TStored">What is stored.</typeparam>
internal interface IWidening<in TStored>
    where TStored : unmanaged
{
    /// <summary>The number that is stored.</summary>
    static abstract double Widen(TStored stored);
}

/// <summary>Doubles as they are.</summary>
internal readonly struct FromDouble : IWidening<double>
{
    public static double Widen(double stored) => stored;
}

/// <summary>Singles.</summary>
internal readonly struct FromSingle : IWidening<float>
{
    public static double Widen(float stored) => stored;
}

/// <summary>16-bit integers.</summary>
internal readonly struct FromShort : IWidening<short>
{
    public static double Widen(short stored) => stored;
}

/// <summary>8-bit integers.</summary>
internal readonly struct FromByte : IWidening<sbyte>
{
    public static double Widen(sbyte stored) => stored;
}
