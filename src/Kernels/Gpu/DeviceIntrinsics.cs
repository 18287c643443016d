using System.Reflection;
using Accel.Kernels.Lanes;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Frontend;
using ILGPU.Frontend.Intrinsic;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;

namespace Accel.Kernels.Gpu;

/// <summary>
/// Operations of the scalar lane that ILGPU 1.5.3 compiles to no, to wrong, to slow or to loosely defined
/// device code. Their calls are led to methods here, for which <see cref="PtxInstructions"/> and
/// <see cref="OpenCLExpressions"/> write the instructions; lanes know nothing of it.
/// </summary>
/// <remarks>
/// A fused multiply-add becomes a call of an undefined function. Sums and products carry no rounding
/// mode, which leaves a driver free to fuse them: the last bits of a result would depend on it. A comparison
/// with a constant on its left is turned round and then, wrongly, taken to be true for NaN (PTX); one that is
/// negated is taken to be the opposite comparison, false for NaN (OpenCL). A mask goes as a number, because
/// ILGPU also emits the method that is never called, and for one that returns a truth value that is no valid
/// PTX. The product of two 32-bit numbers becomes one of 64-bit numbers.
/// </remarks>
public static class DeviceIntrinsics
{
    static DeviceIntrinsics()
    {
        Remap(typeof(Math).GetMethod(nameof(Math.FusedMultiplyAdd), [typeof(double), typeof(double), typeof(double)])!, Method(nameof(Fma)));
        foreach (var method in Methods.Where(method => method.Name != nameof(Fma)))
            Remap(typeof(ScalarLane).GetMethod(method.Name, BindingFlags.NonPublic | BindingFlags.Static)!, method);
    }

    /// <summary>a·b + c with one rounding. This body and the others are what a processor runs.</summary>
    [IntrinsicImplementation]
    public static double Fma(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <summary>left + right, rounded.</summary>
    [IntrinsicImplementation]
    public static double Sum(double left, double right) => ScalarLane.Sum(left, right);

    /// <summary>left − right, rounded.</summary>
    [IntrinsicImplementation]
    public static double Difference(double left, double right) => ScalarLane.Difference(left, right);

    /// <summary>left · right, rounded.</summary>
    [IntrinsicImplementation]
    public static double Product(double left, double right) => ScalarLane.Product(left, right);

    /// <summary>1 where left &lt; right, else 0; 0 for NaN.</summary>
    [IntrinsicImplementation]
    public static double MaskOfLess(double left, double right) => ScalarLane.MaskOfLess(left, right);

    /// <summary>1 where left ≤ right, else 0; 0 for NaN.</summary>
    [IntrinsicImplementation]
    public static double MaskOfLessOrEqual(double left, double right) => ScalarLane.MaskOfLessOrEqual(left, right);

    /// <summary>1 where left = right, else 0; 0 for NaN.</summary>
    [IntrinsicImplementation]
    public static double MaskOfEqual(double left, double right) => ScalarLane.MaskOfEqual(left, right);

    /// <summary>1 where left &lt; right as unsigned integers, else 0.</summary>
    [IntrinsicImplementation]
    public static double MaskOfWordLess(long left, long right) => ScalarLane.MaskOfWordLess(left, right);

    /// <summary>1 where both masks are 1, else 0.</summary>
    [IntrinsicImplementation]
    public static double MaskOfBoth(double left, double right) => ScalarLane.MaskOfBoth(left, right);

    /// <summary>1 where one of the masks is 1, else 0.</summary>
    [IntrinsicImplementation]
    public static double MaskOfEither(double left, double right) => ScalarLane.MaskOfEither(left, right);

    /// <summary>The second where the mask is 1, else the third.</summary>
    [IntrinsicImplementation]
    public static double Choice(double mask, double whenTrue, double whenFalse) => ScalarLane.Choice(mask, whenTrue, whenFalse);

    /// <summary>The product of the lower 32 bits of both.</summary>
    [IntrinsicImplementation]
    public static long ProductOfLowerHalves(long left, long right) => ScalarLane.ProductOfLowerHalves(left, right);

    /// <summary>Teaches a context's back ends the instructions; to be called before any of them is created.</summary>
    public static void Register(Context context)
    {
        const IntrinsicImplementationMode Mode = IntrinsicImplementationMode.GenerateCode;
        var manager = context.GetIntrinsicManager();
        MatrixInstruction.Register(manager);
        foreach (var method in Methods)
        {
            manager.RegisterMethod(method, new PTXIntrinsic(typeof(PtxInstructions), method.Name, Mode));
            manager.RegisterMethod(method, new CLIntrinsic(typeof(OpenCLExpressions), method.Name, Mode));
        }
    }

    private static MethodInfo[] Methods =>
        [.. typeof(DeviceIntrinsics).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.IsDefined(typeof(IntrinsicImplementationAttribute)))];

    private static MethodInfo Method(string name) => typeof(DeviceIntrinsics).GetMethod(name)!;

    private static void Remap(MethodInfo source, MethodInfo target) =>
        RemappedIntrinsics.AddRemapping(source, (ref InvocationContext context) => context.Method = target);
}
