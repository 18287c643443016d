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
/// are led to methods here, for which the back ends emit their instructions; lanes know nothing of it.
/// </summary>
/// <remarks>
/// A fused multiply-add becomes a call of an undefined function. A comparison with a constant on its left
/// is turned round and then, wrongly, taken to be true for NaN (PTX); one that is negated is taken to be
/// the opposite comparison, false for NaN (OpenCL). A mask goes as a number, because ILGPU also emits the
/// method that is never called, and for one that returns a truth value that is no valid PTX.
/// </remarks>
public static class DeviceIntrinsics
{
    static DeviceIntrinsics()
    {
        Remap(typeof(Math).GetMethod(nameof(Math.FusedMultiplyAdd), [typeof(double), typeof(double), typeof(double)])!, nameof(Fma));
        Remap(LaneMethod(nameof(ScalarLane.MaskOfLess)), nameof(Less));
        Remap(LaneMethod(nameof(ScalarLane.MaskOfLessOrEqual)), nameof(LessOrEqual));
    }

    /// <summary>a·b + c with one rounding. This body and the others are what a processor runs.</summary>
    [IntrinsicImplementation]
    public static double Fma(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <summary>1 where left &lt; right, else 0; 0 for NaN.</summary>
    [IntrinsicImplementation]
    public static double Less(double left, double right) => left < right ? 1.0 : 0.0;

    /// <summary>1 where left ≤ right, else 0; 0 for NaN.</summary>
    [IntrinsicImplementation]
    public static double LessOrEqual(double left, double right) => left <= right ? 1.0 : 0.0;

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

    private static void FmaToPtx(PTXBackend backend, PTXCodeGenerator generator, Value value)
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

    private static void LessToPtx(PTXBackend backend, PTXCodeGenerator generator, Value value) =>
        MaskToPtx("setp.lt.f64", generator, value);

    private static void LessOrEqualToPtx(PTXBackend backend, PTXCodeGenerator generator, Value value) =>
        MaskToPtx("setp.le.f64", generator, value);

    private static void MaskToPtx(string comparison, PTXCodeGenerator generator, Value value)
    {
        var left = generator.LoadPrimitive(value[0]);
        var right = generator.LoadPrimitive(value[1]);
        var target = generator.AllocateHardware(value);
        var predicate = generator.AllocateRegister(BasicValueType.Int1, PTXRegisterKind.Predicate);
        using (var command = generator.BeginCommand(comparison))
        {
            command.AppendArgument(predicate);
            command.AppendArgument(left);
            command.AppendArgument(right);
        }
        using (var command = generator.BeginCommand("selp.f64"))
        {
            command.AppendArgument(target);
            command.AppendConstant(1.0);
            command.AppendConstant(0.0);
            command.AppendArgument(predicate);
        }
        generator.FreeRegister(predicate);
    }

    private static void FmaToOpenCL(CLBackend backend, CLCodeGenerator generator, Value value) =>
        EmitOpenCL("fma", 3, generator, value);

    private static void LessToOpenCL(CLBackend backend, CLCodeGenerator generator, Value value) =>
        EmitOpenCL("isless", 2, generator, value);

    private static void LessOrEqualToOpenCL(CLBackend backend, CLCodeGenerator generator, Value value) =>
        EmitOpenCL("islessequal", 2, generator, value);

    private static void EmitOpenCL(string function, int arguments, CLCodeGenerator generator, Value value)
    {
        var sources = Enumerable.Range(0, arguments).Select(i => generator.Load(value[i])).ToArray();
        var target = generator.Allocate(value);
        using var statement = generator.BeginStatement(target);
        statement.AppendCommand(function);
        statement.BeginArguments();
        foreach (var source in sources)
        {
            // ILGPU writes 1.0 as 1, which leaves the function's overload open.
            statement.AppendArgumentWithCast(source, ArithmeticBasicValueType.Float64);
        }
        statement.EndArguments();
    }
}
