using System.Security;
using System.Text.Json;

namespace Accel.Engine.Engines;

/// <summary>
/// Measured costs, kept from one run to the next in the user's cache folder. Whatever is wrong with the file, its costs are
/// measured again: nothing here is an error.
/// </summary>
/// <param name="path">The file; null where costs are not kept.</param>
internal sealed class CostFile(string? path)
{
    private const int MostEntries = 16;
    private const int MostBytes = 1 << 20;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The file of this user: <c>accel/engines.json</c> in XDG_CACHE_HOME, or where the system keeps caches.</summary>
    public static CostFile OfUser()
    {
        var given = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var folder = Path.IsPathRooted(given) ? given
            : OperatingSystem.IsLinux() ? InHome(".cache")
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return new CostFile(folder.Length == 0 ? null : Path.Combine(folder, "accel", "engines.json"));
    }

    /// <summary>All that is kept; nothing where the file is missing or damaged.</summary>
    public IReadOnlyList<CostEntry> Read()
    {
        try
        {
            if (path is null || !File.Exists(path) || new FileInfo(path).Length > MostBytes)
                return [];
            var entries = JsonSerializer.Deserialize<CostEntry?[]>(File.ReadAllBytes(path), Json);
            return [.. (entries ?? []).OfType<CostEntry>().Where(entry => entry.IsPossible).Take(MostEntries)];
        }
        catch (Exception error) when (IsExpected(error))
        {
            return [];
        }
    }

    /// <summary>Keeps costs, in the place of older ones of the same key; the file is replaced whole or not at all.</summary>
    public void Write(CostEntry entry)
    {
        if (path is null)
            return;
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var others = Read().Where(other => other.Key != entry.Key).Take(MostEntries - 1);
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes((CostEntry[])[entry, .. others], Json));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (IsExpected(error))
        {
            Remove(temporary);
        }
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (IsExpected(error))
        {
            // What could not be written is not there, or cannot be deleted either.
        }
    }

    private static string InHome(string folder)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? "" : Path.Combine(home, folder);
    }

    private static bool IsExpected(Exception error) =>
        error is IOException or UnauthorizedAccessException or SecurityException or JsonException or NotSupportedException or ArgumentException;
}
