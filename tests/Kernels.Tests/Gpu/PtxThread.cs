using System.Globalization;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>The only thread of a grid of one group, running a kernel on the processor.</summary>
/// <param name="program">The kernel and what it calls.</param>
/// <param name="memory">The card's memory: local memory first, then what the kernel's arguments point to.</param>
internal sealed class PtxThread(PtxProgram program, byte[] memory)
{
    /// <summary>The most bytes of a parameter of a called function.</summary>
    private const int ParameterLength = 64;

    /// <summary>Runs the kernel.</summary>
    /// <param name="arguments">The bytes of each argument.</param>
    public void Run(params byte[][] arguments) => Call(program.Kernel, arguments);

    private byte[][] Call(PtxProgram.Function function, byte[][] arguments)
    {
        var registers = function.Registers;
        var parameters = new Dictionary<string, byte[]>();
        for (var i = 0; i < arguments.Length; i++)
            parameters.Add(function.Parameters[i], arguments[i]);
        for (var next = 0; ;)
        {
            var instruction = function.Code[next++];
            if (instruction.Predicate >= 0 && registers[instruction.Predicate] == (instruction.IsNegated ? 1 : 0))
                continue;
            if (instruction.Compute is { } compute)
            {
                registers[instruction.Places[0]] = compute(ValueOf(instruction, 1), ValueOf(instruction, 2), ValueOf(instruction, 3));
                continue;
            }
            switch (instruction.Operation)
            {
                case "ret":
                    return [.. function.Returned.Select(name => parameters[name])];
                case "bra" or "bra.uni":
                    next = function.Labels[instruction.Operands[0]];
                    break;
                case "brx.idx":
                    var targets = function.Code[function.Labels[instruction.Operands[1]]].Operands;
                    next = function.Labels[targets[(int)registers[instruction.Places[0]]]];
                    break;
                case ".branchtargets":
                    break;
                case "call" or "call.uni":
                    MakeCall(instruction);
                    break;
                default:
                    Move(instruction);
                    break;
            }
        }

        long ValueOf(PtxProgram.Instruction instruction, int operand) =>
            operand < instruction.Places.Length ? registers[instruction.Places[operand]] : 0;

        void MakeCall(PtxProgram.Instruction instruction)
        {
            var name = Array.FindIndex(instruction.Operands, program.Contains);
            var returned = Call(program[instruction.Operands[name]], [.. instruction.Operands[(name + 1)..].Select(ParameterOf)]);
            for (var i = 0; i < name; i++)
                parameters[instruction.Operands[i]] = returned[i];
        }

        byte[] ParameterOf(string name)
        {
            if (!parameters.TryGetValue(name, out var bytes))
                parameters.Add(name, bytes = new byte[ParameterLength]);
            return bytes;
        }

        // ld or st, of a parameter or of memory, of one value or of two.
        void Move(PtxProgram.Instruction instruction)
        {
            var words = instruction.Operation.Split('.');
            var width = int.Parse(words[^1].AsSpan(1), CultureInfo.InvariantCulture) / 8;
            var values = words.Contains("v2") ? 2 : 1;
            var isLoad = words[0] == "ld";
            if (!isLoad && words[0] != "st")
                throw new NotSupportedException(instruction.Operation);
            var address = isLoad ? values : 0;
            var hasOffset = instruction.Operands.Length == values + 2;
            var offset = hasOffset ? registers[instruction.Places[address + 1]] : 0;
            var isParameter = words.Contains("param");
            var target = isParameter ? ParameterOf(instruction.Operands[address]) : memory;
            var start = (int)(isParameter ? offset : registers[instruction.Places[address]] + offset);
            var firstValue = isLoad ? 0 : hasOffset ? 2 : 1;
            for (var i = 0; i < values; i++)
            {
                var bytes = target.AsSpan(start + i * width, width);
                ref var register = ref registers[instruction.Places[firstValue + i]];
                if (isLoad)
                    register = Read(bytes);
                else
                    BitConverter.GetBytes(register).AsSpan(0, width).CopyTo(bytes);
            }
        }
    }

    private static long Read(ReadOnlySpan<byte> bytes)
    {
        Span<byte> all = stackalloc byte[sizeof(long)];
        bytes.CopyTo(all);
        return BitConverter.ToInt64(all);
    }
}
