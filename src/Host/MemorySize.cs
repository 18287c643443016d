using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Accel.Engine.Data.Storage;

namespace Accel.Host;

/// <summary>The option <c>--memory</c>: how much of the data may be in memory.</summary>
internal static class MemorySize
{
    private static readonly (string Suffix, double Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("B", 1),
    ];

    /// <summary>Makes the option.</summary>
    public static Option<long?> Option() => new("--memory")
    {
        Description = "The most memory for the data: bytes, or a number with KB, MB, GB, KiB, MiB or GiB. What exceeds it goes to a temporary file, "
            + "in the folder TMPDIR if that is set. Without it, all data are in memory.",
        HelpName = "SIZE",
        CustomParser = Parse,
    };

    /// <summary>Where columns are kept under that limit.</summary>
    public static DataStorage Storage(long? limit) => limit is { } bytes ? new SpillStorage(bytes) : DataStorage.Memory;

    private static long? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var unit = Units.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase), ("", 1));
        var number = text.AsSpan(0, text.Length - unit.Suffix.Length).TrimEnd();
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count * unit.Bytes < long.MaxValue)
            return (long)(count * unit.Bytes);
        result.AddError($"--memory is '{text}'; it takes a size such as 500MB, 2GiB or 1500000000 (bytes).");
        return null;
    }
}
