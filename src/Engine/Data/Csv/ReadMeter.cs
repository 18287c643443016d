using System.Diagnostics;

namespace Accel.Engine.Data.Csv;

/// <summary>Counts the bytes read and reports them, not too often.</summary>
/// <param name="progress">Who wants to know.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class ReadMeter(IProgress<ReadProgress>? progress, CancellationToken cancellation)
{
    private static readonly long Interval = Stopwatch.Frequency / 10;

    private long _read;
    private long? _total = 0;
    private long _reported = Stopwatch.GetTimestamp();

    /// <summary>Expects more bytes; null where their number is not known.</summary>
    public void Expect(long? bytes) => _total += bytes;

    /// <summary>Counts what a stream gives.</summary>
    public Stream Meter(Stream stream) => new MeteredStream(this, stream);

    private void Count(int bytes)
    {
        _read += bytes;
        var now = Stopwatch.GetTimestamp();
        if (progress is null || now - _reported < Interval)
            return;
        _reported = now;
        progress.Report(new ReadProgress(_read, _total));
    }

    private sealed class MeteredStream(ReadMeter meter, Stream stream) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            meter.ThrowIfCancelled();
            var count = stream.Read(buffer);
            meter.Count(count);
            return count;
        }
    }

    private void ThrowIfCancelled() => cancellation.ThrowIfCancellationRequested();
}
