namespace Accel.Engine.Engines;

/// <summary>
/// A device, its driver or the compilation of its kernels failed: the same work may succeed elsewhere. As every
/// <see cref="InputException"/>, its message is meant to be shown as it is; the automatic engine catches it and
/// goes on with the processor.
/// </summary>
public sealed class DeviceFailureException : InputException
{
    /// <summary>Creates the error.</summary>
    /// <param name="what">What happened on which device, in whole sentences without advice.</param>
    /// <param name="cause">What the driver or compiler threw; null where the failure was foreseen.</param>
    public DeviceFailureException(string what, Exception? cause = null)
        : base($"{what} Choose another engine, e.g. --engine cpu.", cause!) => What = what;

    /// <summary>What happened, without the advice at the message's end.</summary>
    public string What { get; }
}
