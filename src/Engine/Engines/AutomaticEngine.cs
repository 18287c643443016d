using System.Diagnostics;
using Accel.Engine.Data;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;

namespace Accel.Engine.Engines;

/// <summary>
/// The processor, and a GPU for work that pays for its start and its transfers. A card is looked for when the first such
/// work is loaded; where it fails, the processor does that work again and all that follows.
/// </summary>
/// <param name="processor">The processor's engine; taken over.</param>
/// <param name="prepare">Says how to come by a card; called when there is work that one could pay for.</param>
/// <param name="notice">Is told the reasons of choices, and of failures; null for nobody.</param>
/// <param name="leastSecondsToLook">Less work for the processor, by rule of thumb, is done before a driver has even been asked for its cards.</param>
internal sealed class AutomaticEngine(
    IEngine processor, Func<CardAccess> prepare, Action<EngineNotice>? notice, double leastSecondsToLook = AutomaticEngine.UsualLeastSecondsToLook) : IEngine
{
    private const double UsualLeastSecondsToLook = 0.5;

    private CardAccess? _access;
    private IEngine? _device;
    private GpuDevice? _card;
    private string? _whyNoCard;
    private CostEntry? _costs;
    private bool _hasStarted;
    private bool _hasFailed;
    private bool _hasToldProcessor;
    private bool _hasToldDevice;

    /// <inheritdoc/>
    /// <remarks>The card's, once work was given to it, else the processor's.</remarks>
    public EngineInfo Info => _hasStarted && !_hasFailed ? _device!.Info : processor.Info;

    /// <inheritdoc/>
    public int? WorkerThreads => processor.WorkerThreads;

    /// <summary>True once the card has failed.</summary>
    internal bool HasFailed => _hasFailed;

    /// <summary>Held by whoever uses the card: engines may be shared by threads, cards compute for one at a time.</summary>
    internal Lock Gate { get; } = new();

    /// <inheritdoc/>
    public IResidentDesign Load(Design design, Observations observations, ResponseModelDescriptor model, double passes = IEngine.PassesOfFit)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(observations);
        lock (Gate)
        {
            if (Prefers(DataWork.Of(design, observations, passes)) is { } reason)
            {
                try
                {
                    var data = _device!.Load(design, observations, model, passes);
                    Start(reason);
                    return new FallbackDesign(this, data, () => processor.Load(design, observations, model, passes));
                }
                catch (Exception failure) when (GpuFailure.Is(failure) || failure is OutOfMemoryException)
                {
                    Fail(failure);
                }
            }
        }
        return processor.Load(design, observations, model, passes);
    }

    /// <inheritdoc/>
    public void Sample(Sampler sampler, StreamKey stream, long first, Span<double> into)
    {
        lock (Gate)
        {
            if (Prefers(new DrawWork(into.Length)) is { } reason)
            {
                try
                {
                    _device!.Sample(sampler, stream, first, into);
                    Start(reason);
                    return;
                }
                catch (Exception failure) when (GpuFailure.Is(failure))
                {
                    Fail(failure);
                }
            }
        }
        processor.Sample(sampler, stream, first, into);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_device is not null)
            GpuFailure.EndQuietly(_device.Dispose);
        processor.Dispose();
    }

    /// <summary>Leaves the card for good, and says so once.</summary>
    internal void Fail(Exception failure)
    {
        if (!_hasFailed)
            notice?.Invoke(new EngineNotice($"{GpuFailure.During(_card!.Name, failure).What} The processor takes over.", IsFailure: true));
        _hasFailed = true;
    }

    /// <summary>Why work goes to the card, which is then open; null where the processor does it, which the user has been told.</summary>
    private string? Prefers(Work work)
    {
        if (_hasFailed)
            return null;
        var roughly = work.CoreSeconds / processor.Info.Threads;
        if (roughly < leastSecondsToLook)
            return Decline($"The work is too small for a GPU: {Work.Text(roughly)} here, by rule of thumb.");
        _access ??= prepare();
        if (_card is null && KnownNotToPay(work) is { } known)
            return Decline(known);
        if (Card() is not { } card)
            return Decline(_whyNoCard!);
        if (Costs(card) is not { } costs)
            return null;
        var comparison = Compare(work, costs, _hasStarted);
        if (!comparison.CardIsFaster)
            return Decline(comparison.Reason);
        return Open(card) ? comparison.Reason : null;
    }

    /// <summary>The reason, where every card that was ever measured beside this processor would be slower.</summary>
    private string? KnownNotToPay(Work work)
    {
        if (_access!.IsNamed)
            return null;
        var known = _access.Costs.Read().Where(entry => entry.Key.IsOf(processor.Info)).Select(entry => Compare(work, entry, isStarted: false)).ToList();
        return known.Count > 0 && known.TrueForAll(one => !one.CardIsFaster) ? known[0].Reason : null;
    }

    private GpuDevice? Card()
    {
        if (_card is null && _whyNoCard is null)
        {
            (_card, var reason) = _access!.Find();
            _whyNoCard = reason;
        }
        return _card;
    }

    /// <summary>What work costs on the card and here, from the file or measured now; null where the card fails.</summary>
    private CostEntry? Costs(GpuDevice card)
    {
        var key = CostKey.Of(card, processor.Info);
        _costs ??= _access!.Costs.Read().FirstOrDefault(entry => entry.Key == key);
        if (_costs is not null)
            return _costs;
        var watch = Stopwatch.StartNew();
        if (!Open(card))
            return null;
        try
        {
            _costs = new CostEntry(key, _access!.Measure(_device!, watch.Elapsed.TotalSeconds), _access!.Measure(processor, null));
        }
        catch (Exception failure) when (GpuFailure.Is(failure) || failure is OutOfMemoryException)
        {
            Fail(failure);
            return null;
        }
        notice?.Invoke(new EngineNotice($"The speeds of {card.Name} and of the processor were measured, in {Work.Text(watch.Elapsed.TotalSeconds)}.", IsFailure: false));
        _access.Costs.Write(_costs);
        return _costs;
    }

    private bool Open(GpuDevice card)
    {
        try
        {
            _device ??= _access!.Open(card);
            return true;
        }
        catch (Exception failure) when (GpuFailure.Is(failure))
        {
            Fail(failure);
            return false;
        }
    }

    private static (bool CardIsFaster, string Reason) Compare(Work work, CostEntry costs, bool isStarted)
    {
        var (here, there) = (work.SecondsHere(costs.OnProcessor), work.SecondsThere(costs.OnCard, costs.Key.Memory, isStarted));
        var estimates = $"expected are {Work.Text(here)} here against {Work.Text(there)} there";
        return there < here
            ? (true, $"The work pays for the GPU {costs.Key.Card}: {estimates}.")
            : (false, $"The work does not pay for the GPU {costs.Key.Card}: {estimates}.");
    }

    private string? Decline(string reason)
    {
        if (!_hasToldProcessor && !_hasToldDevice)
            notice?.Invoke(new EngineNotice(reason, IsFailure: false));
        _hasToldProcessor = true;
        return null;
    }

    private void Start(string reason)
    {
        _hasStarted = true;
        if (!_hasToldDevice)
            notice?.Invoke(new EngineNotice(reason, IsFailure: false));
        _hasToldDevice = true;
    }
}
