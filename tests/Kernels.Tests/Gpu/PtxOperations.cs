namespace Accel.Kernels.Tests.Gpu;

/// <summary>What NVIDIA's virtual instructions compute of up to three operands, in bits; a predicate is 1 or 0. By the PTX ISA's manual, 7.0.</summary>
internal static class PtxOperations
{
    public static IReadOnlyDictionary<string, Func<long, long, long, long>> All { get; } = Build();

    private static Dictionary<string, Func<long, long, long, long>> Build()
    {
        var all = new Dictionary<string, Func<long, long, long, long>>
        {
            ["fma.rn.f64"] = (a, b, c) => Bits(Math.FusedMultiplyAdd(Number(a), Number(b), Number(c))),
            ["div.rn.f64"] = (a, b, _) => Bits(Number(a) / Number(b)),
            ["rcp.rn.f64"] = (a, _, _) => Bits(1 / Number(a)),
            ["sqrt.rn.f64"] = (a, _, _) => Bits(Math.Sqrt(Number(a))),
            ["neg.f64"] = (a, _, _) => a ^ long.MinValue,
            ["abs.f64"] = (a, _, _) => a & long.MaxValue,
            // Of two numbers, one NaN, the other; the sign of the first with the value of the second.
            ["min.f64"] = (a, b, _) => double.IsNaN(Number(a)) ? b : double.IsNaN(Number(b)) ? a : Bits(Math.Min(Number(a), Number(b))),
            ["max.f64"] = (a, b, _) => double.IsNaN(Number(a)) ? b : double.IsNaN(Number(b)) ? a : Bits(Math.Max(Number(a), Number(b))),
            ["copysign.f64"] = (a, b, _) => (a & long.MinValue) | (b & long.MaxValue),
            ["testp.finite.f64"] = (a, _, _) => Bit(double.IsFinite(Number(a))),
            ["testp.infinite.f64"] = (a, _, _) => Bit(double.IsInfinity(Number(a))),
            ["testp.notanumber.f64"] = (a, _, _) => Bit(double.IsNaN(Number(a))),
            ["cvt.rmi.f64.f64"] = (a, _, _) => Bits(Math.Floor(Number(a))),
            ["cvt.rn.f64.s32"] = (a, _, _) => Bits((int)a),
            ["cvt.rn.f64.s64"] = (a, _, _) => Bits(a),
            ["cvt.rzi.s64.f64"] = (a, _, _) => (long)Number(a),
            ["cvt.u32.u64"] = (a, _, _) => (uint)a,
            ["cvt.u64.u32"] = (a, _, _) => (uint)a,
            ["cvt.s32.s64"] = (a, _, _) => (uint)a,
            ["cvt.s64.s32"] = (a, _, _) => (int)a,
            ["mul.wide.u32"] = (a, b, _) => (long)((ulong)(uint)a * (uint)b),
            ["not.pred"] = (a, _, _) => 1 - a,
        };
        foreach (var type in new[] { "f64", "b64", "b32", "pred" })
        {
            all["mov." + type] = (a, _, _) => a;
            all["selp." + type] = (a, b, p) => p != 0 ? a : b;
        }
        all["cvta.local.u64"] = all["mov.b64"];
        foreach (var rounding in new[] { "", ".rn" })
        {
            all[$"add{rounding}.f64"] = (a, b, _) => Bits(Number(a) + Number(b));
            all[$"sub{rounding}.f64"] = (a, b, _) => Bits(Number(a) - Number(b));
            all[$"mul{rounding}.f64"] = (a, b, _) => Bits(Number(a) * Number(b));
        }
        foreach (var type in new[] { "s64", "u64", "b64", "s32", "u32", "b32", "pred" })
        {
            Func<long, long> fit = type.EndsWith("32", StringComparison.Ordinal) ? a => (uint)a : a => a;
            all["add." + type] = (a, b, _) => fit(a + b);
            all["sub." + type] = (a, b, _) => fit(a - b);
            all["mul.lo." + type] = (a, b, _) => fit(a * b);
            all["mad.lo." + type] = (a, b, c) => fit(a * b + c);
            all["and." + type] = (a, b, _) => a & b;
            all["or." + type] = (a, b, _) => a | b;
            all["xor." + type] = (a, b, _) => a ^ b;
            all["shl." + type] = (a, b, _) => fit(b > 63 ? 0 : a << (int)b);
        }
        all["shr.s64"] = (a, b, _) => a >> (int)Math.Min(b, 63);
        all["shr.u64"] = (a, b, _) => b > 63 ? 0 : a >>> (int)b;
        all["shr.s32"] = (a, b, _) => (uint)((int)a >> (int)Math.Min(b, 31));
        AddComparisons(all, "f64", Number);
        AddComparisons(all, "s64", a => a);
        AddComparisons(all, "u64", a => (ulong)a);
        AddComparisons(all, "s32", a => (int)a);
        AddComparisons(all, "u32", a => (uint)a);
        return all;
    }

    private static void AddComparisons<TValue>(Dictionary<string, Func<long, long, long, long>> all, string type, Func<long, TValue> value)
        where TValue : IComparable<TValue>
    {
        Add("lt", order => order < 0);
        Add("le", order => order <= 0);
        Add("gt", order => order > 0);
        Add("ge", order => order >= 0);
        Add("eq", order => order == 0);
        Add("ne", order => order != 0);

        void Add(string name, Func<int, bool> holds)
        {
            Func<long, long, bool> ordered = (a, b) => !IsNaN(a) && !IsNaN(b) && holds(value(a).CompareTo(value(b)));
            all[$"setp.{name}.{type}"] = (a, b, _) => Bit(ordered(a, b));
            all[$"setp.{name}.or.{type}"] = (a, b, p) => Bit(ordered(a, b) || p != 0);
            all[$"setp.{name}u.{type}"] = (a, b, _) => Bit(IsNaN(a) || IsNaN(b) || ordered(a, b));
            // Unsigned comparisons have names of their own.
            if (type[0] == 'u' && name is not ("eq" or "ne"))
                all[$"setp.{name switch { "lt" => "lo", "le" => "ls", "gt" => "hi", _ => "hs" }}.{type}"] = all[$"setp.{name}.{type}"];
        }

        bool IsNaN(long bits) => type == "f64" && double.IsNaN(Number(bits));
    }

    private static long Bit(bool condition) => condition ? 1 : 0;

    private static double Number(long bits) => BitConverter.Int64BitsToDouble(bits);

    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);
}
