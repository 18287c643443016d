using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;

namespace Accel.Kernels.Gpu;

/// <summary>
/// A warp's matrix instruction of doubles, <c>mma.m8n8k4.f64</c> (CUDA from compute capability 8.0 on): C + A·B for A of
/// 8 × 4, B of 4 × 8 and C of 8 × 8 numbers that lie spread over the 32 threads.
/// </summary>
/// <remarks>
/// Thread t holds A[t / 4, t mod 4], B[t mod 4, t / 4], and the two neighbours C[t / 4, 2 (t mod 4)] and C[t / 4, 2 (t mod 4) + 1]
/// (PTX ISA, "Matrix Fragments for mma.m8n8k4 with .f64"). The instruction gives two numbers and a method of a kernel one,
/// hence <see cref="First"/> and <see cref="Second"/>, of which a back end makes a single instruction.
/// </remarks>
public static class MatrixInstruction
{
    /// <summary>Rows of A and C, columns of B and C.</summary>
    public const int Side = 8;

    /// <summary>Columns of A, rows of B.</summary>
    public const int Depth = 4;

    /// <summary>Threads that hold the matrices.</summary>
    public const int Threads = 32;

    private static readonly ConditionalWeakTable<Value, PTXRegisterAllocator.HardwareRegister> Seconds = [];

    /// <summary>The left one of a thread's two elements of C + A·B. All threads of the warp must call it together.</summary>
    /// <param name="a">The thread's element of A.</param>
    /// <param name="b">Its element of B.</param>
    /// <param name="c0">Its left element of C.</param>
    /// <param name="c1">Its right element of C.</param>
    [IntrinsicImplementation]
    public static double First(double a, double b, double c0, double c1) => Element(a, b, c0, 0);

    /// <summary>The right one.</summary>
    /// <param name="first">What <see cref="First"/> gave for the same matrices.</param>
    /// <param name="a">The thread's element of A.</param>
    /// <param name="b">Its element of B.</param>
    /// <param name="c1">Its right element of C.</param>
    [IntrinsicImplementation]
    public static double Second(double first, double a, double b, double c1) => Element(a, b, c1, 1);

    internal static void Register(IntrinsicImplementationManager manager)
    {
        const IntrinsicImplementationMode Mode = IntrinsicImplementationMode.GenerateCode;
        manager.RegisterMethod(
            typeof(MatrixInstruction).GetMethod(nameof(First))!, new PTXIntrinsic(typeof(MatrixInstruction), nameof(FirstToPtx), Mode));
        manager.RegisterMethod(
            typeof(MatrixInstruction).GetMethod(nameof(Second))!, new PTXIntrinsic(typeof(MatrixInstruction), nameof(SecondToPtx), Mode));
    }

    /// <summary>What the instruction does, by shuffles: for devices that are none, where it is tested.</summary>
    private static double Element(double a, double b, double c, int right)
    {
        var row = Warp.LaneIdx / Depth * Depth;
        var column = (2 * (Warp.LaneIdx % Depth) + right) * Depth;
        for (var k = 0; k < Depth; k++)
            c += Warp.Shuffle(a, row + k) * Warp.Shuffle(b, column + k);
        return c;
    }

    private static void FirstToPtx(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var a = generator.LoadPrimitive(value[0]);
        var b = generator.LoadPrimitive(value[1]);
        var c0 = generator.LoadPrimitive(value[2]);
        var c1 = generator.LoadPrimitive(value[3]);
        var first = generator.AllocateHardware(value);
        var second = generator.AllocateRegister(BasicValueType.Float64, PTXRegisterKind.Float64);
        Seconds.Add(value, second);
        using var command = generator.BeginCommand("mma.sync.aligned.m8n8k4.row.col.f64.f64.f64.f64");
        command.AppendVectorArgument([first, second]);
        command.AppendVectorArgument([a]);
        command.AppendVectorArgument([b]);
        command.AppendVectorArgument([c0, c1]);
    }

    private static void SecondToPtx(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        Seconds.TryGetValue(value[0].Resolve(), out var second);
        var target = generator.AllocateHardware(value);
        using var command = generator.BeginCommand("mov.f64");
        command.AppendArgument(target);
        command.AppendArgument(second!);
    }
}
