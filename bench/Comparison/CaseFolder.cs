using System.Globalization;
using System.Runtime.InteropServices;

namespace Accel.Bench.Comparison;

/// <summary>A case as other programs read it: a temporary folder of raw little-endian numbers, or of a CSV file.</summary>
internal sealed class CaseFolder : IDisposable
{
    private CaseFolder(string description)
    {
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        File.WriteAllText(In("case.txt"), description);
    }

    /// <summary>The folder.</summary>
    public string Location { get; } = Directory.CreateTempSubdirectory("accel-compare-").FullName;

    /// <summary>Where the CSV file is, in a folder that has one.</summary>
    public string CsvFile => In("data.csv");

    /// <summary>Writes y, the columns (one after the other) and the factors' codes.</summary>
    public static CaseFolder Of(FitCase fit, ModelData data)
    {
        var folder = new CaseFolder(
            $"rows {data.Rows}\ncolumns {data.Columns.Length}\nlevels {string.Join(' ', data.Levels)}\nfamily {fit.Family}\nlink {fit.Link}\nrepeats {fit.Repeats}\n");
        folder.Write("y", [data.Response]);
        folder.Write("x", data.Columns);
        folder.Write("f", data.Codes);
        return folder;
    }

    /// <summary>Writes the columns as text, with every digit.</summary>
    public static CaseFolder OfText(ModelData data)
    {
        var folder = new CaseFolder($"rows {data.Rows}\n");
        double[][] columns = [data.Response, .. data.Columns];
        using var writer = new StreamWriter(folder.CsvFile);
        writer.Write(string.Join(',', columns.Select((_, j) => j == 0 ? "y" : $"x{j}")) + "\n");
        for (var row = 0; row < data.Rows; row++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                writer.Write(columns[j][row].ToString("R", CultureInfo.InvariantCulture));
                writer.Write(j + 1 < columns.Length ? ',' : '\n');
            }
        }
        return folder;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Directory.Delete(Location, recursive: true);
    }

    /// <summary>A run that is broken off leaves nothing behind.</summary>
    private void OnExit(object? sender, EventArgs arguments) => Directory.Delete(Location, recursive: true);

    private string In(string name) => Path.Combine(Location, name);

    private void Write<T>(string name, T[][] columns)
        where T : unmanaged
    {
        using var stream = File.Create(In(name));
        foreach (var column in columns)
            stream.Write(MemoryMarshal.AsBytes(column.AsSpan()));
    }
}
