namespace Accel.Host;

/// <summary>One line on a terminal that says what is being done, and goes away when it is done or broken off. Nothing where standard error is no terminal.</summary>
internal sealed class ProgressLine : IProgress<string>, IDisposable
{
    private readonly TextWriter _error;
    private readonly bool _shown = !Console.IsErrorRedirected;
    private int _length;

    /// <summary>Begins without a line.</summary>
    /// <param name="error">Standard error.</param>
    public ProgressLine(TextWriter error)
    {
        _error = error;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <inheritdoc/>
    public void Report(string value)
    {
        if (!_shown)
            return;
        Clear();
        _error.Write(value);
        _length = value.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Clear();
    }

    private void OnExit(object? sender, EventArgs arguments) => Clear();

    private void Clear()
    {
        if (_length > 0)
            _error.Write($"\r{new string(' ', _length)}\r");
        _length = 0;
    }
}
