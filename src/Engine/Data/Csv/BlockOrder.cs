using System.Runtime.ExceptionServices;

namespace Accel.Engine.Data.Csv;

/// <summary>
/// Lets threads that finish blocks at any time hand them in one after the other. The first block that fails
/// ends it all, so that what is said to be wrong does not depend on who was faster.
/// </summary>
internal sealed class BlockOrder
{
    private readonly object _turn = new();
    private long _next;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Creates an order that begins with the given block.</summary>
    public BlockOrder(long first) => _next = first;

    /// <summary>True once a block has failed.</summary>
    public bool HasFailed => Volatile.Read(ref _failure) is not null;

    /// <summary>Waits for a block's turn, and hands it in; does nothing where an earlier one has failed.</summary>
    public void HandIn(long number, Action action)
    {
        lock (_turn)
        {
            while (_next != number && _failure is null)
                Monitor.Wait(_turn);
            if (_failure is not null)
                return;
        }
        var failure = Failure(action);
        lock (_turn)
        {
            _failure = failure;
            _next++;
            Monitor.PulseAll(_turn);
        }
    }

    /// <summary>Throws what the first block failed with.</summary>
    public void ThrowIfFailed() => _failure?.Throw();

    /// <summary>What an action fails with, to be thrown where it can be reported.</summary>
    public static ExceptionDispatchInfo? Failure(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            return ExceptionDispatchInfo.Capture(error);
        }
    }
}
