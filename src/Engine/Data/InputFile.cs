using Microsoft.Win32.SafeHandles;

namespace Accel.Engine.Data;

/// <summary>Opens data files for reading, or says what is wrong with the name.</summary>
internal static class InputFile
{
    /// <summary>Opens a file as a stream without a buffer.</summary>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static FileStream OpenStream(string path) => new(Open(path), FileAccess.Read, bufferSize: 0);

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static SafeFileHandle Open(string path)
    {
        if (path.Length == 0)
            throw new InputException("The name of the data file is empty; give a file.");
        if (Directory.Exists(path))
            throw new InputException($"'{path}' is a directory; give the file in it that holds the data.");
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"There is no file '{path}'{SuggestFile(path)}", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException($"There is no permission to read '{path}'; change its access rights or copy it.", error);
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"'{path}' cannot be opened: {error.Message}", error);
        }
    }

    private static string SuggestFile(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            if (!Directory.Exists(folder))
                return $": the folder '{folder}' does not exist either; check the path.";
            var nearest = NearestName.Find(Path.GetFileName(path), Directory.EnumerateFiles(folder).Take(1000).Select(file => Path.GetFileName(file)));
            return nearest is null ? "; check its name and the folder you are in." : $"; did you mean '{nearest}'?";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "; check its name and the folder you are in.";
        }
    }
}
