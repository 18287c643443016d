#if PRECOMPILED
using Accel.Kernels.Families;
using Accel.Kernels.Lanes;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;

namespace Accel.Kernels.Passes;

/// <summary>
/// Names the passes for the compiler that works ahead of time, which does not see through visitors what
/// they will be called with. The pairs that are used most; a pass that is not named here is compiled when it is first used.
/// </summary>
internal static class PrecompiledPasses
{
    public static void All(SlotLayout layout)
    {
        OnLane<Lane512>(layout);
        OnLane<Lane256>(layout);
        OnLane<Lane128>(layout);
    }

    private static void OnLane<T>(SlotLayout layout)
        where T : struct, ILane<T>
    {
        Of<T, Gaussian, IdentityLink, CanonicalForm>(layout);
        Of<T, Binomial, LogitLink, BinomialLogitForm>(layout);
        Of<T, Poisson, LogLink, CanonicalForm>(layout);
        Of<T, Binomial, ProbitLink, GeneralForm>(layout);
        Of<T, Binomial, ComplementaryLogLogLink, GeneralForm>(layout);
        Of<T, Gamma, LogLink, GeneralForm>(layout);
        Of<T, Gamma, InverseLink, GeneralForm>(layout);
        Of<T, InverseGaussian, InverseSquareLink, GeneralForm>(layout);
        Of<T, NegativeBinomial, LogLink, GeneralForm>(layout);
        Of<T, Tweedie, LogLink, GeneralForm>(layout);
        new LaneProductPass<T, LogisticProduct>(layout, Panel.Height).Dispose();
        new LaneProductPass<T, WeightedLogisticProduct>(layout, Panel.Height).Dispose();
        new LaneProductPass<T, PoissonProduct>(layout, Panel.Height).Dispose();
    }

    private static void Of<T, TFamily, TLink, TForm>(SlotLayout layout)
        where T : struct, ILane<T>
        where TFamily : struct, IFamily
        where TLink : struct, ILink
        where TForm : struct, IWorkingForm =>
        new LanePanelPass<T, ResponseModel<TFamily, TLink, TForm>>(default, layout, isBinary: false).Dispose();
}
#endif
