namespace Accel.Engine.Data.Csv;

/// <summary>How the quotes of a block stand.</summary>
internal enum QuoteUse
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>Every quote opens a field, closes one or is doubled in one, with nothing between it and the field's ends.</summary>
    Regular,

    /// <summary>Some quote stands inside bare text, has blanks beside it or is wrong.</summary>
    Irregular,
}
