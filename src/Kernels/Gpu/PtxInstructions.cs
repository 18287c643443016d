using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Values;

namespace Accel.Kernels.Gpu;

/// <summary>
/// The instructions of <see cref="DeviceIntrinsics"/> for NVIDIA's virtual machine (PTX); each method writes those of
/// the intrinsic that has its name.
/// </summary>
/// <remarks>
/// A mask is kept twice: as the number that ILGPU knows, and as the predicate that it was made of, which a choice or
/// another mask takes directly. The assembler drops the one that is not used.
/// </remarks>
internal static class PtxInstructions
{
    private static readonly ConditionalWeakTable<Value, RegisterAllocator<PTXRegisterKind>.HardwareRegister> Predicates = [];

    public static void Fma(PTXBackend backend, PTXCodeGenerator generator, Value value) => Write("fma.rn.f64", generator, value);

    public static void Sum(PTXBackend backend, PTXCodeGenerator generator, Value value) => Write("add.rn.f64", generator, value);

    public static void Difference(PTXBackend backend, PTXCodeGenerator generator, Value value) => Write("sub.rn.f64", generator, value);

    public static void Product(PTXBackend backend, PTXCodeGenerator generator, Value value) => Write("mul.rn.f64", generator, value);

    public static void MaskOfLess(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteComparison("setp.lt.f64", generator, value);

    public static void MaskOfLessOrEqual(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteComparison("setp.le.f64", generator, value);

    public static void MaskOfEqual(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteComparison("setp.eq.f64", generator, value);

    public static void MaskOfWordLess(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteComparison("setp.lt.u64", generator, value);

    public static void MaskOfBoth(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteConnection("and.pred", generator, value);

    public static void MaskOfEither(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteConnection("or.pred", generator, value);

    public static void Choice(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var predicate = PredicateOf(generator, value[0]);
        var whenTrue = generator.LoadPrimitive(value[1]);
        var whenFalse = generator.LoadPrimitive(value[2]);
        using var command = generator.BeginCommand("selp.f64");
        command.AppendArgument(generator.AllocateHardware(value));
        command.AppendArgument(whenTrue);
        command.AppendArgument(whenFalse);
        command.AppendArgument(predicate);
    }

    public static void ProductOfLowerHalves(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var left = LowerHalf(generator, value[0]);
        var right = LowerHalf(generator, value[1]);
        using var command = generator.BeginCommand("mul.wide.u32");
        command.AppendArgument(generator.AllocateHardware(value));
        command.AppendArgument(left);
        command.AppendArgument(right);
    }

    private static void Write(string instruction, PTXCodeGenerator generator, Value value)
    {
        var operands = value.Nodes.ToArray().Select(node => generator.LoadPrimitive(node)).ToArray();
        using var command = generator.BeginCommand(instruction);
        command.AppendArgument(generator.AllocateHardware(value));
        foreach (var operand in operands)
            command.AppendArgument(operand);
    }

    private static void WriteComparison(string comparison, PTXCodeGenerator generator, Value value)
    {
        var left = generator.LoadPrimitive(value[0]);
        var right = generator.LoadPrimitive(value[1]);
        var predicate = AllocatePredicate(generator);
        using (var command = generator.BeginCommand(comparison))
        {
            command.AppendArgument(predicate);
            command.AppendArgument(left);
            command.AppendArgument(right);
        }
        WriteMask(generator, value, predicate);
    }

    private static void WriteConnection(string instruction, PTXCodeGenerator generator, Value value)
    {
        var left = PredicateOf(generator, value[0]);
        var right = PredicateOf(generator, value[1]);
        var predicate = AllocatePredicate(generator);
        using (var command = generator.BeginCommand(instruction))
        {
            command.AppendArgument(predicate);
            command.AppendArgument(left);
            command.AppendArgument(right);
        }
        WriteMask(generator, value, predicate);
    }

    private static void WriteMask(PTXCodeGenerator generator, Value value, RegisterAllocator<PTXRegisterKind>.HardwareRegister predicate)
    {
        Predicates.Add(value, predicate);
        using var command = generator.BeginCommand("selp.f64");
        command.AppendArgument(generator.AllocateHardware(value));
        command.AppendConstant(1.0);
        command.AppendConstant(0.0);
        command.AppendArgument(predicate);
    }

    /// <summary>What a mask was made of; where that is not known, as after a branch, it is compared with 0.</summary>
    private static RegisterAllocator<PTXRegisterKind>.HardwareRegister PredicateOf(PTXCodeGenerator generator, ValueReference mask)
    {
        if (Predicates.TryGetValue(mask.Resolve(), out var predicate))
            return predicate;
        var number = generator.LoadPrimitive(mask);
        predicate = AllocatePredicate(generator);
        using var command = generator.BeginCommand("setp.neu.f64");
        command.AppendArgument(predicate);
        command.AppendArgument(number);
        command.AppendConstant(0.0);
        return predicate;
    }

    /// <summary>A predicate that is never given back: later choices may ask for it.</summary>
    private static RegisterAllocator<PTXRegisterKind>.HardwareRegister AllocatePredicate(PTXCodeGenerator generator) =>
        generator.AllocateRegister(BasicValueType.Int1, PTXRegisterKind.Predicate);

    private static RegisterAllocator<PTXRegisterKind>.HardwareRegister LowerHalf(PTXCodeGenerator generator, ValueReference word)
    {
        var half = generator.AllocateRegister(BasicValueType.Int32, PTXRegisterKind.Int32);
        if (generator.LoadPrimitive(word) is RegisterAllocator<PTXRegisterKind>.ConstantRegister constant)
        {
            using var move = generator.BeginCommand("mov.b32");
            move.AppendArgument(half);
            move.AppendConstant((uint)constant.Value.Int64Value);
            return half;
        }
        using var command = generator.BeginCommand("cvt.u32.u64");
        command.AppendArgument(half);
        command.AppendArgument(generator.LoadPrimitive(word));
        return half;
    }
}
