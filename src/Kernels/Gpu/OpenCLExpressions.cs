using ILGPU.Backends.OpenCL;
using ILGPU.IR;

namespace Accel.Kernels.Gpu;

/// <summary>The expressions of <see cref="DeviceIntrinsics"/> in OpenCL C; each method writes that of the intrinsic that has its name.</summary>
internal static class OpenCLExpressions
{
    private const string Double = "(double)";
    private const string Word = "(ulong)";
    private const string LowerHalf = "(ulong)(uint)";

    public static void Fma(CLBackend backend, CLCodeGenerator generator, Value value) => Write("fma(", Double, ",", ")", generator, value);

    public static void Sum(CLBackend backend, CLCodeGenerator generator, Value value) => Write("", Double, "+", "", generator, value);

    public static void Difference(CLBackend backend, CLCodeGenerator generator, Value value) => Write("", Double, "-", "", generator, value);

    public static void Product(CLBackend backend, CLCodeGenerator generator, Value value) => Write("", Double, "*", "", generator, value);

    public static void MaskOfLess(CLBackend backend, CLCodeGenerator generator, Value value) => Write("isless(", Double, ",", ")", generator, value);

    public static void MaskOfLessOrEqual(CLBackend backend, CLCodeGenerator generator, Value value) => Write("islessequal(", Double, ",", ")", generator, value);

    public static void MaskOfEqual(CLBackend backend, CLCodeGenerator generator, Value value) => Write("isequal(", Double, ",", ")", generator, value);

    public static void MaskOfWordLess(CLBackend backend, CLCodeGenerator generator, Value value) => Write("", Word, "<", "", generator, value);

    public static void MaskOfBoth(CLBackend backend, CLCodeGenerator generator, Value value) => Write("", Double, "*", "", generator, value);

    public static void MaskOfEither(CLBackend backend, CLCodeGenerator generator, Value value) => Write("fmax(", Double, ",", ")", generator, value);

    public static void Choice(CLBackend backend, CLCodeGenerator generator, Value value)
    {
        var mask = generator.Load(value[0]);
        var whenTrue = generator.Load(value[1]);
        var whenFalse = generator.Load(value[2]);
        using var statement = generator.BeginStatement(generator.Allocate(value));
        statement.AppendArgument(mask);
        statement.AppendCommand("!= 0 ? " + Double);
        statement.AppendArgument(whenTrue);
        statement.AppendCommand(": " + Double);
        statement.AppendArgument(whenFalse);
    }

    public static void ProductOfLowerHalves(CLBackend backend, CLCodeGenerator generator, Value value) => Write("", LowerHalf, "*", "", generator, value);

    /// <summary>Writes the operands with what stands before, between and behind them; each is cast, for ILGPU writes 1.0 as 1.</summary>
    private static void Write(string before, string cast, string between, string behind, CLCodeGenerator generator, Value value)
    {
        var operands = value.Nodes.ToArray().Select(node => generator.Load(node)).ToArray();
        using var statement = generator.BeginStatement(generator.Allocate(value));
        for (var i = 0; i < operands.Length; i++)
        {
            statement.AppendCommand((i == 0 ? before : between) + cast);
            statement.AppendArgument(operands[i]);
        }
        statement.AppendCommand(behind);
    }
}
