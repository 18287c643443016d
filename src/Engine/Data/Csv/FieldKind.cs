namespace Accel.Engine.Data.Csv;

/// <summary>What fields of a column hold.</summary>
internal enum FieldKind
{
    /// <summary>Missing values alone.</summary>
    Missing,

    /// <summary>Numbers and missing values.</summary>
    Numbers,

    /// <summary>Some text that is no number.</summary>
    Text,

    /// <summary>Text after numbers, whose spelling is not known any more.</summary>
    LateText,
}
