using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Accel.Engine.Data.Storage;

/// <summary>A file's bytes in the address space, for as long as this is referenced.</summary>
internal sealed unsafe class MappedFile
{
    private readonly MemoryMappedViewAccessor _view;

    private MappedFile(MemoryMappedViewAccessor view)
    {
        _view = view;
        Start = (byte*)view.SafeMemoryMappedViewHandle.DangerousGetHandle() + view.PointerOffset;
    }

    /// <summary>The file's first byte.</summary>
    public byte* Start { get; }

    /// <summary>Maps a whole file, which must not be empty.</summary>
    /// <param name="file">The open file; may be closed afterwards.</param>
    /// <param name="length">Its length.</param>
    /// <param name="source">The file's name in messages.</param>
    /// <exception cref="InputException">The system does not map it.</exception>
    public static MappedFile Of(SafeFileHandle file, long length, string source)
    {
        try
        {
            using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            return new MappedFile(map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{source} cannot be mapped into memory: {error.Message}", error);
        }
    }

    /// <summary>Keeps the bytes mapped until here.</summary>
    public void KeepAlive() => GC.KeepAlive(_view);
}
