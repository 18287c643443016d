using Microsoft.Win32.SafeHandles;

namespace Accel.Engine.Data;

/// <summary>The length and the time of the last change of an open file.</summary>
/// <param name="handle">The open file.</param>
/// <param name="source">The file's name in messages.</param>
internal sealed class FileStamp(SafeFileHandle handle, string source)
{
    private readonly DateTime _written = File.GetLastWriteTimeUtc(handle);

    /// <summary>Bytes of the file when it was opened.</summary>
    public long Length { get; } = RandomAccess.GetLength(handle);

    /// <summary>Does nothing where the file is as it was.</summary>
    /// <exception cref="InputException">It was written to.</exception>
    public void EnsureUnchanged()
    {
        if (RandomAccess.GetLength(handle) != Length || File.GetLastWriteTimeUtc(handle) != _written)
            throw new InputException($"{source} changed while it was read; read it again when nothing writes to it.");
    }
}
