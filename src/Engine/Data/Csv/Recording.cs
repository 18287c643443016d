namespace Accel.Engine.Data.Csv;

/// <summary>
/// Reads a stream that cannot seek and keeps what was read, so that it can be read once more.
/// </summary>
internal sealed class Recording(Stream source)
{
    private readonly Stream source = source;
    private readonly List<byte[]> chunks = [];

    /// <summary>Reads the source for the first time.</summary>
    public Stream Record() => new Recorder(this);

    /// <summary>Reads what was recorded again; a source that failed or was left early ends there.</summary>
    public Stream Replay() => new Player(chunks);

    private sealed class Recorder(Recording recording) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            var count = recording.source.Read(buffer);
            if (count > 0)
                recording.chunks.Add(buffer[..count].ToArray());
            return count;
        }
    }

    private sealed class Player(List<byte[]> chunks) : ForwardStream
    {
        private int chunk;
        private int given;

        public override int Read(Span<byte> buffer)
        {
            while (chunk < chunks.Count && given == chunks[chunk].Length)
            {
                chunk++;
                given = 0;
            }
            if (chunk == chunks.Count)
                return 0;
            var count = Math.Min(buffer.Length, chunks[chunk].Length - given);
            chunks[chunk].AsSpan(given, count).CopyTo(buffer);
            given += count;
            return count;
        }
    }
}
