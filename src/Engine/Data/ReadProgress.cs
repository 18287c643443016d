namespace Accel.Engine.Data;

/// <summary>How far the reading of a file is.</summary>
/// <param name="BytesRead">Bytes read so far, of a compressed file those of the file itself.</param>
/// <param name="BytesTotal">Bytes to be read in all; null where that is not known. Grows where some columns must be read again.</param>
public readonly record struct ReadProgress(long BytesRead, long? BytesTotal);
