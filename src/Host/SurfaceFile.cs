using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Accel.Engine.Likelihood;

namespace Accel.Host;

/// <summary>Files of a surface.</summary>
internal static class SurfaceFile
{
    /// <summary>The writer that a file's name asks for; null where it asks for none.</summary>
    public static Action<LikelihoodSurface, Stream>? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => WriteCsv,
        ".NPY" => WriteNpy,
        _ => null,
    };

    /// <summary>A row for each combination: its values under the axes' names, then <c>logLik</c>; numbers read back as the same doubles.</summary>
    private static void WriteCsv(LikelihoodSurface surface, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        string[][] texts = [.. surface.Axes.Select(axis => axis.Values.Select(Text).ToArray())];
        writer.WriteLine(string.Join(',', surface.Axes.Select(axis => Quoted(axis.Parameter)).Append("logLik")));
        for (var at = 0; at < surface.Values.Length; at++)
        {
            for (var axis = 0; axis < texts.Length; axis++)
            {
                writer.Write(texts[axis][surface.IndexOn(axis, at)]);
                writer.Write(',');
            }
            writer.WriteLine(Text(surface.Values[at]));
        }
    }

    /// <summary>NumPy's format 1.0: an array of doubles in C order, a dimension for each axis.</summary>
    private static void WriteNpy(LikelihoodSurface surface, Stream stream)
    {
        const int preamble = 10;
        var shape = string.Concat(surface.Axes.Select(axis => string.Create(CultureInfo.InvariantCulture, $"{axis.Count},")));
        var header = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({shape}), }}";
        header = header.PadRight((preamble + header.Length) / 64 * 64 + 63 - preamble) + "\n";
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header));
        using var buffered = new BufferedStream(stream, 1 << 16);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (var value in surface.Values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            buffered.Write(bytes);
        }
        buffered.Flush();
    }

    private static string Text(double value) => double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string name) => name.AsSpan().IndexOfAny(",\"\n\r") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
