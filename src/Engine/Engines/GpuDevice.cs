using System.Globalization;

namespace Accel.Engine.Engines;

/// <summary>Through what a card is programmed.</summary>
public enum GpuApi
{
    /// <summary>NVIDIA's own driver.</summary>
    Cuda,

    /// <summary>Any maker's OpenCL driver.</summary>
    OpenCL,
}

/// <summary>A GPU of this machine, and whether it can compute here.</summary>
/// <param name="Index">Its number, from 0, by which the user chooses it.</param>
/// <param name="Name">Its name as the driver tells it.</param>
/// <param name="Api">Through what it is programmed.</param>
/// <param name="ApiVersion">CUDA's compute capability, or the OpenCL version of the device.</param>
/// <param name="MemoryBytes">Its memory in all.</param>
/// <param name="Fp64Ratio">
/// How many operations in single precision it makes in the time of one in double precision: 2 at full rate, 32 or 64 for
/// weak cards, 0 where it has no double precision; null where the driver doesn't tell.
/// </param>
/// <param name="Driver">The driver's version; for CUDA the newest CUDA that it supports.</param>
/// <param name="WhyUnusable">Why it can't compute here, as the end of a sentence that begins with its name; null where it can.</param>
public sealed record GpuDevice(
    int Index, string Name, GpuApi Api, string ApiVersion, long MemoryBytes, int? Fp64Ratio, string Driver, string? WhyUnusable = null)
{
    /// <summary>
    /// The FP64 ratio of a compute capability, by the table of arithmetic throughput in NVIDIA's CUDA C++ Programming Guide;
    /// null for one that is newer than this list.
    /// </summary>
    /// <param name="major">E.g. 9.</param>
    /// <param name="minor">E.g. 0.</param>
    public static int? RatioOf(int major, int minor) => (major, minor) switch
    {
        (3, 0 or 2) => 24,
        (3, 5 or 7) => 3,
        (5, _) or (6, 1 or 2) or (7, 5) => 32,
        (6, 0) or (7, 0 or 2) or (8, 0) or (9, 0) or (10, 0) => 2,
        (8, 6 or 7 or 9) or (10, 3) or (12, 0 or 1) => 64,
        _ => null,
    };

    /// <summary>The order in which cards are listed and, without a number, taken: CUDA before OpenCL, those of more memory first.</summary>
    /// <typeparam name="T">What stands for a card.</typeparam>
    /// <param name="cards">The cards as the drivers list them; equals stay in that order.</param>
    /// <param name="describe">The card's description, whose number doesn't matter.</param>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> cards, Func<T, GpuDevice> describe) =>
        cards.OrderBy(card => describe(card).Api).ThenByDescending(card => describe(card).MemoryBytes);

    /// <summary>The card to compute on.</summary>
    /// <param name="devices">All there are.</param>
    /// <param name="index">The number that the user gave; null for the first usable one.</param>
    /// <param name="reason">Where there is none, why, in whole sentences for the user; as it was where no card is listed.</param>
    public static GpuDevice? Choose(IReadOnlyList<GpuDevice> devices, int? index, ref string reason)
    {
        var device = index is null
            ? devices.FirstOrDefault(device => device.WhyUnusable is null)
            : devices.FirstOrDefault(device => device.Index == index);
        if (device is { WhyUnusable: null })
            return device;
        if (devices.Count > 0)
            reason = device is null && index is not null ? $"There is no GPU {index}; there are {List(devices)}." : Refuse(device ?? devices[0]);
        return null;

        string Refuse(GpuDevice device) => $"The GPU {device.Name} {device.WhyUnusable}."
            + (devices.Any(other => other.WhyUnusable is null) ? $" There are {List(devices.Where(other => other.WhyUnusable is null))}." : "");
    }

    /// <summary>Name, interface, memory, FP64 rate and driver, and where it can't be used, why.</summary>
    public override string ToString() =>
        $"{Name}, {(Api == GpuApi.Cuda ? "CUDA" : "OpenCL")} {ApiVersion}, {Memory(MemoryBytes)}, {Fp64}, driver {Driver}{(WhyUnusable is null ? "" : $"; unusable: it {WhyUnusable}")}";

    /// <summary>A size of memory in GiB.</summary>
    internal static string Memory(double bytes)
    {
        var size = bytes / (1L << 30);
        return $"{size.ToString(size < 10 ? "0.#" : "0", CultureInfo.InvariantCulture)} GiB";
    }

    private string Fp64 => Fp64Ratio switch
    {
        null => "FP64 rate unknown",
        0 => "no FP64",
        var ratio => string.Create(CultureInfo.InvariantCulture, $"FP64 1:{ratio}"),
    };

    private static string List(IEnumerable<GpuDevice> devices) =>
        string.Join(", ", devices.Select(device => string.Create(CultureInfo.InvariantCulture, $"{device.Index} ({device.Name})")));
}
