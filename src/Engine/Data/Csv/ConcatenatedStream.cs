namespace Accel.Engine.Data.Csv;

/// <summary>Reads one stream and then another; both stay their owner's.</summary>
internal sealed class ConcatenatedStream(Stream first, Stream second) : ForwardStream
{
    private bool firstEnded;

    public override int Read(Span<byte> buffer)
    {
        if (!firstEnded)
        {
            var count = first.Read(buffer);
            if (count > 0 || buffer.IsEmpty)
                return count;
            firstEnded = true;
        }
        return second.Read(buffer);
    }
}
