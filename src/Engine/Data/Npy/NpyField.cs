namespace Accel.Engine.Data.Npy;

/// <summary>A part of every element.</summary>
/// <param name="Name">Its name; null where an element has one part.</param>
/// <param name="Type">Its type.</param>
/// <param name="Offset">Where it begins in the element.</param>
internal sealed record NpyField(string? Name, NpyType Type, int Offset)
{
    /// <summary>Parses the value of <c>descr</c>.</summary>
    /// <param name="described">A type, or a list of names with their types.</param>
    /// <param name="size">Bytes of one element.</param>
    /// <exception cref="FormatException">It is none of numbers, truth values or text.</exception>
    public static IReadOnlyList<NpyField> Parse(object? described, out int size)
    {
        if (described is string text)
        {
            var type = NpyType.Parse(text);
            size = type.Size;
            return type.Kind == 'V' ? throw new FormatException("its elements are bytes without a meaning; convert it with astype()") : [new NpyField(null, type, 0)];
        }
        if (described is not List<object?> parts)
            throw new FormatException("its type is neither a text nor a list");
        var fields = new List<NpyField>();
        var offset = 0L;
        foreach (var part in parts)
        {
            if (part is not List<object?> { Count: 2 } pair)
                throw new FormatException("a field is more than a name and a type; save arrays within records as fields of their own");
            if (pair[1] is not string typeText)
                throw new FormatException("a field is a record itself; save its parts as fields of their own");
            // A field with a title is named by a pair of both.
            var name = pair[0] as string ?? (pair[0] as List<object?>)?.LastOrDefault() as string ?? throw new FormatException("a field has no name");
            var type = NpyType.Parse(typeText);
            if (type.Kind != 'V')
                fields.Add(new NpyField(name, type, (int)offset));
            else if (name.Length > 0)
                throw new FormatException($"the field '{name}' holds bytes without a meaning");
            offset += type.Size;
            if (offset > int.MaxValue)
                throw new FormatException("its records would have more than 2^31 bytes");
        }
        size = (int)offset;
        return fields.Count > 0 ? fields : throw new FormatException("it has no fields");
    }
}
