namespace Accel.Engine.Data.Storage;

/// <summary>How the elements of a stored chunk are written; little-endian.</summary>
internal enum ElementType : byte
{
    /// <summary>Whole numbers from −128 to 127.</summary>
    SByte = 1,

    /// <summary>Whole numbers of 16 bits.</summary>
    Int16 = 2,

    /// <summary>Whole numbers of 32 bits.</summary>
    Int32 = 3,

    /// <summary>Floating-point numbers of 32 bits.</summary>
    Single = 4,

    /// <summary>Floating-point numbers of 64 bits.</summary>
    Double = 5,
}

/// <summary>What an element type is made of.</summary>
internal static class ElementTypes
{
    /// <summary>Bytes of one element.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.SByte => 1,
        ElementType.Int16 => 2,
        ElementType.Int32 or ElementType.Single => 4,
        _ => 8,
    };

    /// <summary>True for the types of whole numbers.</summary>
    public static bool IsInteger(this ElementType type) => type <= ElementType.Int32;
}
