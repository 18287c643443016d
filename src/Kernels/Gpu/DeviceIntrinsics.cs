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
/// Operations of the scalar lane that ILGPU 1.5.3 compiles to no or to wrong device code. Their calls
/// are led to methods here, for which the back ends emit one instruction each; lanes know nothing of it.
/// </summary>
/// <remarks>
/// A fused multiply-add becomes a call of an undefined function. A comparison with a constant on its left
/// is turned round and then, wrongly, taken to be true for NaN (PTX); one that is negated is taken to be
/// the opposite comparison, false for NaN (OpenCL).
/// </remarks>
public static class DeviceIntrinsics
{
    static DeviceIntrinsics()
    {
        Remap(typeof(Math).GetMethod(nameof(Math.FusedMultiplyAdd), [typeof(double), typeof(double), typeof(double)])!, nameof(Fma));
        Remap(LaneMethod(nameof(ScalarLane.IsLess)), nameof(Less));
        Remap(LaneMethod(nameof(ScalarLane.IsLessOrEqual)), nameof(LessOrEqual));
    }

    /// <summary>a·b + c with one rounding. This body and the others are what a processor runs.</summary>
    [IntrinsicImplementation]
    public static double Fma(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <summary>left &lt; right, false for NaN.</summary>
    [IntrinsicImplementation]
    public static bool Less(double left, double right) => left < right;

    /// <summary>left ≤ right, false for NaN.</summary>
    [IntrinsicImplementation]
    public static bool LessOrEqual(double left, double right) => left <= right;

    /// <summary>Teaches a context's back ends the instructions; to be called before any of them is created.</summary>
    public static void Register(Context context)
    {
        var manager = context.GetIntrinsicManager();
        Register(nameof(Fma), nameof(FmaToPtx), nameof(FmaToOpenCL));
        Register(nameof(Less), nameof(LessToPtx), nameof(LessToOpenCL));
        Register(nameof(LessOrEqual), nameof(LessOrEqualToPtx), nameof(LessOrEqualToOpenCL));

        void Register(string method, string toPtx, string toOpenCL)
        {
            const IntrinsicImplementationMode Mode = IntrinsicImplementationMode.GenerateCode;
            manager.RegisterMethod(Method(method), new PTXIntrinsic(typeof(DeviceIntrinsics), toPtx, Mode));
            manager.RegisterMethod(Method(method), new CLIntrinsic(typeof(DeviceIntrinsics), toOpenCL, Mode));
        }
    }

    private static void Remap(MethodInfo source, string target)
    {
        var method = Method(target);
        RemappedIntrinsics.AddRemapping(source, (ref InvocationContext context) => context.Method = method);
    }

    private static MethodInfo Method(string name) => typeof(DeviceIntrinsics).GetMethod(name)!;

    private static MethodInfo LaneMethod(string name) =>
        typeof(ScalarLane).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static void FmaToPtx(PTXBackend backend, PTXCodeGenerator generator, Value value) =>
        EmitPtx("fma.rn.f64", 3, generator, value);

    private static void LessToPtx(PTXBackend backend, PTXCodeGenerator generator, Value value) =>
        EmitPtx("setp.lt.f64", 2, generator, value);

    private static void LessOrEqualToPtx(PTXBackend backend, PTXCodeGenerator generator, Value value) =>
        EmitPtx("setp.le.f64", 2, generator, value);

    private static void FmaToOpenCL(CLBackend backend, CLCodeGenerator generator, Value value) =>
        EmitOpenCL("fma", 3, generator, value);

    private static void LessToOpenCL(CLBackend backend, CLCodeGenerator generator, Value value) =>
        EmitOpenCL("isless", 2, generator, value);

    private static void LessOrEqualToOpenCL(CLBackend backend, CLCodeGenerator generator, Value value) =>
        EmitOpenCL("islessequal", 2, generator, value);

    private static void EmitPtx(string instruction, int arguments, PTXCodeGenerator generator, Value value)
    {
        var sources = Enumerable.Range(0, arguments).Select(i => generator.LoadPrimitive(value[i])).ToArray();
        var target = generator.AllocateHardware(value);
        using var command = generator.BeginCommand(instruction);
        command.AppendArgument(target);
        foreach (var source in sources)
            command.AppendArgument(source);
    }

    private static void EmitOpenCL(string function, int arguments, CLCodeGenerator generator, Value value)
    {
        var sources = Enumerable.Range(0, arguments).Select(i => generator.Load(value[i])).ToArray();
        var target = generator.Allocate(value);
        using var statement = generator.BeginStatement(target);
        statement.AppendCommand(function);
        statement.BeginArguments();
        foreach (var source in sources)
            statement.AppendArgumentWithCast(source, ArithmeticBasicValueType.Float64);
        statement.EndArguments();
    }
}
