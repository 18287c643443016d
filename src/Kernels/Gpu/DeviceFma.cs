using System.Reflection;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Frontend;
using ILGPU.Frontend.Intrinsic;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;

namespace Accel.Kernels.Gpu;

/// <summary>
/// The fused multiply-add of a device. ILGPU takes <see cref="Math.FusedMultiplyAdd(double, double, double)"/>
/// for an external function that no device has; here its calls are led to a method for which the PTX and
/// OpenCL back ends emit the one instruction. So lanes need not know of devices.
/// </summary>
public static class DeviceFma
{
    static DeviceFma()
    {
        var source = typeof(Math).GetMethod(nameof(Math.FusedMultiplyAdd), [typeof(double), typeof(double), typeof(double)])!;
        RemappedIntrinsics.AddRemapping(source, (ref InvocationContext context) => context.Method = Target);
    }

    private static MethodInfo Target { get; } = typeof(DeviceFma).GetMethod(nameof(Fma))!;

    /// <summary>a·b + c with one rounding; this body is what a processor runs.</summary>
    [IntrinsicImplementation]
    public static double Fma(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <summary>Teaches a context's back ends the instruction; to be called before any of them is created.</summary>
    public static void Register(Context context)
    {
        var manager = context.GetIntrinsicManager();
        manager.RegisterMethod(Target, new PTXIntrinsic(
            typeof(DeviceFma), nameof(GeneratePtx), IntrinsicImplementationMode.GenerateCode));
        manager.RegisterMethod(Target, new CLIntrinsic(
            typeof(DeviceFma), nameof(GenerateOpenCL), IntrinsicImplementationMode.GenerateCode));
    }

    private static void GeneratePtx(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var a = generator.LoadPrimitive(value[0]);
        var b = generator.LoadPrimitive(value[1]);
        var c = generator.LoadPrimitive(value[2]);
        var target = generator.AllocateHardware(value);
        using var command = generator.BeginCommand("fma.rn.f64");
        command.AppendArgument(target);
        command.AppendArgument(a);
        command.AppendArgument(b);
        command.AppendArgument(c);
    }

    private static void GenerateOpenCL(CLBackend backend, CLCodeGenerator generator, Value value)
    {
        var a = generator.Load(value[0]);
        var b = generator.Load(value[1]);
        var c = generator.Load(value[2]);
        var target = generator.Allocate(value);
        using var statement = generator.BeginStatement(target);
        statement.AppendCommand("fma");
        statement.BeginArguments();
        statement.AppendArgument(a);
        statement.AppendArgument(b);
        statement.AppendArgument(c);
        statement.EndArguments();
    }
}
