using System.Text;
using Accel.Engine;

namespace Accel.Host;

/// <summary>
/// A file that a result goes to, whole or not at all: the text is written beside it under another
/// name, which is changed when all is on the disk.
/// </summary>
internal sealed class OutputFile
{
    private readonly string _given;
    private readonly string _target;
    private readonly bool _isDevice;

    private OutputFile(string path)
    {
        _given = path;
        var full = Path.GetFullPath(path);
        _isDevice = !OperatingSystem.IsWindows() && full.StartsWith("/dev/", StringComparison.Ordinal);
        _target = _isDevice ? full : Resolve(path);
    }

    /// <summary>Finds out, before any work is done, whether the file can be written.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="data">The data file, which is never overwritten; null where there is none.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static OutputFile Prepare(string path, string? data = null)
    {
        if (path.Length == 0)
            throw new InputException("The name of the output file is empty; give a file, or leave --output out.");
        return Guard(path, () =>
        {
            var file = new OutputFile(path);
            if (Directory.Exists(file._target) || Path.EndsInDirectorySeparator(path))
                throw new InputException($"The output '{path}' is a folder; give the name of a file in it.");
            if (File.Exists(data) && Resolve(data) == file._target)
                throw new InputException($"The output '{path}' is the data file itself; give another name.");
            if (!Directory.Exists(file.Folder))
                throw new InputException($"The output '{path}' cannot be written: there is no folder '{file.Folder}'; create it or give another.");
            file.Try();
            return file;
        });
    }

    /// <summary>Refuses two results that would overwrite each other.</summary>
    /// <param name="one">The file of one result; null where it has none.</param>
    /// <param name="another">The file of another, likewise.</param>
    /// <exception cref="InputException">They are the same file.</exception>
    public static void EnsureApart(OutputFile? one, OutputFile? another)
    {
        if (one is { _isDevice: false } && one._target == another?._target)
            throw new InputException($"Two results go to the file '{one._given}', where one would overwrite the other; give one of them another name.");
    }

    /// <summary>Writes the file.</summary>
    /// <param name="text">What is to stand in it.</param>
    /// <exception cref="InputException">The file cannot be written; what stood there before still stands.</exception>
    public void Write(string text) => Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes the file.</summary>
    /// <param name="write">Writes what is to stand in it.</param>
    /// <exception cref="InputException">The file cannot be written; what stood there before still stands.</exception>
    public void Write(Action<Stream> write) => Guard(_given, () =>
    {
        if (_isDevice)
        {
            using var device = new FileStream(_target, FileMode.Open, FileAccess.Write);
            write(device);
            return this;
        }
        var temporary = TemporaryName();
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                write(file);
            if (!OperatingSystem.IsWindows() && File.Exists(_target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(_target));
            File.Move(temporary, _target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        return this;
    });

    private string Folder => Path.GetDirectoryName(_target)!;

    private void Try()
    {
        if (_isDevice || (File.Exists(_target) && (File.GetAttributes(_target) & FileAttributes.ReadOnly) != 0))
        {
            using var existing = File.OpenWrite(_target);
            return;
        }
        var temporary = TemporaryName();
        try
        {
            File.Create(temporary).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The output '{_given}' cannot be written: no file can be made in the folder '{Folder}'; give another.", error);
        }
        File.Delete(temporary);
    }

    private string TemporaryName() => Path.Combine(Folder, $".accel-{Guid.NewGuid():N}.tmp");

    /// <summary>Where a link leads, so that the link itself stays.</summary>
    private static string Resolve(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)!).FullName;
    }

    private static OutputFile Guard(string path, Func<OutputFile> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"The output '{path}' cannot be written: {error.Message}", error);
        }
    }
}
