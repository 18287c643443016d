using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>What must hold of every kernel's code for it to load, to run fast, and to compute what the processor does.</summary>
internal static class DeviceCode
{
    /// <summary>More has no kernel; a driver takes a second and more for what is far longer.</summary>
    private const int LongestKernel = 200_000;

    /// <summary>
    /// Lane methods that are called, not copied into their callers, because they are large and few rows or draws need them. Their arguments go
    /// by reference, and so through a thread's local memory; no other code may use any.
    /// </summary>
    private static readonly HashSet<string> CalledMethods =
    [
        // Of responses at the end of their range, or inside it where the common ones are at the ends.
        "OfZero", "OfProportion",
        // Once for a fit: the likelihood of a saturated model.
        "LogCoefficient", "LogOfSum", "LogOfIntegral", "LogAtMean", "ComputeLogUpper",
        // Of small arguments; of small and large means.
        "Compute", "LogPoisson", "DrawSmall", "DrawLarge",
        // Of distributions with a tail that is a sum, or a quantile that is searched for; of a Tweedie distribution that is one of another name.
        "Sum", "Search", "Solve", "ComputeValue", "Borrowed",
        // Of a draw that the quick test does not accept.
        "Decide",
    ];

    /// <summary>Compiles a kernel of the engine for every target and checks what comes.</summary>
    public static void CheckKernel(OfflineCompiler compiler, MethodInfo kernel, bool computes, ITestOutputHelper output)
    {
        // Only NVIDIA's cards from sm_80 on multiply matrices of doubles.
        var usesMatrixUnit = kernel.GetGenericArguments().Prepend(kernel.DeclaringType!).Any(type => type.Name.Contains("Matrix", StringComparison.Ordinal));
        foreach (var target in OfflineCompiler.Architectures.Skip(usesMatrixUnit ? 1 : 0))
        {
            var code = compiler.ToPtx(kernel, target);
            output.WriteLine($"{target}: {code.Length:N0} characters");
            // ILGPU writes sm_80 for all later cards; their drivers compile it for them.
            Assert.Matches($@"\.target {(target == "sm_90" ? "sm_80" : target)}\r?\n", code);
            CheckPtx(code);
            // Only these two may be true for NaN; ILGPU derives neither from a lane's comparison.
            Assert.DoesNotMatch(@"setp\.(gtu|geu)\.f64", code);
            if (computes)
                Assert.Contains("fma.rn.f64", code, StringComparison.Ordinal);
            Assert.Equal(usesMatrixUnit, code.Contains("mma.sync.aligned.m8n8k4.row.col.f64", StringComparison.Ordinal));
            Assert.InRange(code.Length, 1, LongestKernel);
        }
        if (usesMatrixUnit)
            return;
        var openCL = compiler.ToOpenCL(kernel);
        output.WriteLine($"OpenCL: {openCL.Length:N0} characters");
        CheckOpenCL(openCL);
        if (computes)
            Assert.Matches(@"\bfma\s*\(", openCL);
        Assert.InRange(openCL.Length, 1, LongestKernel);
    }

    /// <summary>Checks any code for an NVIDIA card.</summary>
    public static void CheckPtx(string code)
    {
        Assert.Contains(".entry", code, StringComparison.Ordinal);
        // A selection by a constant has no form in PTX.
        Assert.DoesNotMatch(@"selp\.\w+\s[^;]*,\s*[01];", code);
        // ILGPU writes its operands the wrong way round.
        Assert.DoesNotContain("copysign", code, StringComparison.Ordinal);
        Assert.DoesNotContain(".extern .func", code, StringComparison.Ordinal);
        Assert.DoesNotContain("Cordic", code, StringComparison.OrdinalIgnoreCase);
        // A function that takes or gives back a structure moves it through memory on every call.
        Assert.DoesNotMatch(@"\.func\b[^{;]*\.param \.align", code);
        var defined = Names(code, @"\.func\s+(?:\([^)]*\)\s*)?(\w+)");
        var called = Names(code, @"\bcall(?:\.uni)?\s+(?:\([^)]*\)\s*,\s*)?(\w+)");
        Assert.Empty(called.Except(defined));
        Assert.Empty(called.Select(name => name[..name.LastIndexOf('_')]).Except(CalledMethods));
        if (called.Count == 0)
            Assert.DoesNotContain(".local", code, StringComparison.Ordinal);
    }

    /// <summary>Checks any code for a driver of OpenCL.</summary>
    public static void CheckOpenCL(string code)
    {
        Assert.Contains("kernel void", code, StringComparison.Ordinal);
        Assert.DoesNotContain("Cordic", code, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("FusedMultiplyAdd", code, StringComparison.Ordinal);
    }

    private static HashSet<string> Names(string code, string pattern) =>
        [.. Regex.Matches(code, pattern).Select(match => match.Groups[1].Value)];
}
