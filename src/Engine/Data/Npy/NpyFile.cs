using Accel.Engine.Data.Storage;

namespace Accel.Engine.Data.Npy;

/// <summary>Reads a file of one array, mapped into memory, on several threads.</summary>
internal static unsafe class NpyFile
{
    /// <summary>Reads the columns that the options ask for.</summary>
    /// <exception cref="InputException">The file is no array, is cut off, or holds what a table cannot.</exception>
    public static DataTable Read(string path, TableReadOptions options)
    {
        using var file = InputFile.OpenStream(path);
        var stamp = new FileStamp(file.SafeFileHandle, path);
        var header = NpyHeader.Read(file, path);
        var start = file.Position;
        if (stamp.Length - start < header.DataBytes)
            throw new InputException($"{path} is cut off: it has {stamp.Length} of its {start + header.DataBytes} bytes; copy or save it again.");
        if (stamp.Length - start > header.DataBytes)
            throw new InputException($"{path} has {stamp.Length - start - header.DataBytes} bytes behind its array; save one array a file, or several with savez.");

        var name = Path.GetFileNameWithoutExtension(path);
        var runs = NpyRun.Of(header, name, prefix: "V", fieldPrefix: "");
        var names = runs.SelectMany(run => run.Columns).Select(column => column.Name).ToList();
        var map = MappedFile.Of(file.SafeFileHandle, stamp.Length, path);
        var columns = new NpyMatrix(map.Start + start, header.Rows, path, options).Read(runs);
        map.KeepAlive();
        stamp.EnsureUnchanged();
        return new DataTable(name, path, options.Storage, columns, header.Rows) { Names = names };
    }
}
