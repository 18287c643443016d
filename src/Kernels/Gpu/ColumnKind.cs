namespace Accel.Kernels.Gpu;

/// <summary>The element types of columns in device memory. A column is named by its kind times <see cref="Places"/> plus its place among its kind.</summary>
public static class ColumnKind
{
    /// <summary>No column.</summary>
    public const int None = -1;

    /// <summary>64-bit floating-point numbers.</summary>
    public const int Real64 = 0;

    /// <summary>32-bit floating-point numbers.</summary>
    public const int Real32 = 1;

    /// <summary>16-bit integers.</summary>
    public const int Whole16 = 2;

    /// <summary>8-bit integers.</summary>
    public const int Whole8 = 3;

    /// <summary>Number of kinds.</summary>
    public const int Count = 4;

    /// <summary>More columns of a kind than there can be.</summary>
    public const int Places = 1 << 24;

    /// <summary>The name of a column.</summary>
    public static int Column(int kind, int place) => kind * Places + place;
}
