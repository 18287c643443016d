using System.Reflection;
using System.Text.RegularExpressions;
using Accel.Kernels.Families;
using Accel.Kernels.Gpu;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;
using Accel.Kernels.Tests.Sampling;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Gpu;

public sealed partial class KernelCompilationTests
{
    /// <summary>ILGPU's double-precision Exp and Log without a vendor's library fill more than this by themselves.</summary>
    private const int LongestKernel = 120_000;

    static partial void CompileRowKernelsToPtx(ITestOutputHelper output, string family, string link) =>
        CheckAll(output, RowKernelsOf(family, link), OfflineCompiler.ToPtx, CheckPtx);

    static partial void CompileRowKernelsToOpenCL(ITestOutputHelper output, string family, string link) =>
        CheckAll(output, RowKernelsOf(family, link), OfflineCompiler.ToOpenCL, CheckOpenCL);

    static partial void CompileSumKernelsToPtx(ITestOutputHelper output) =>
        CheckAll(output, KernelsIn(typeof(SumKernels)), OfflineCompiler.ToPtx, CheckPtx);

    static partial void CompileSumKernelsToOpenCL(ITestOutputHelper output) =>
        CheckAll(output, KernelsIn(typeof(SumKernels)), OfflineCompiler.ToOpenCL, CheckOpenCL);

    static partial void CompileDrawKernelToPtx(ITestOutputHelper output, string sampler) =>
        CheckAll(output, [DrawKernelOf(sampler)], OfflineCompiler.ToPtx, (code, _) => CheckPtx(code, multiplies: false));

    static partial void CompileDrawKernelToOpenCL(ITestOutputHelper output, string sampler) =>
        CheckAll(output, [DrawKernelOf(sampler)], OfflineCompiler.ToOpenCL, (code, _) => CheckOpenCL(code, multiplies: false));

    private static void CheckAll(
        ITestOutputHelper output, IEnumerable<MethodInfo> kernels, Func<MethodInfo, string> compile, Action<string, bool> check)
    {
        foreach (var kernel in kernels)
        {
            var code = compile(kernel);
            output.WriteLine($"{kernel.Name}: {code.Length:N0} characters");
            check(code, kernel.Name is not (nameof(SumKernels.Cells) or nameof(SumKernels.Totals)));
            Assert.InRange(code.Length, 1, LongestKernel);
        }
    }

    private static void CheckPtx(string code, bool multiplies)
    {
        Assert.Contains(".entry", code, StringComparison.Ordinal);
        if (multiplies)
            Assert.Contains("fma.rn.f64", code, StringComparison.Ordinal);
        // Only these two may be true for NaN; ILGPU derives neither from a lane's comparison.
        Assert.DoesNotMatch(@"setp\.(gtu|geu)\.f64", code);
        // A selection by a constant has no form in PTX.
        Assert.DoesNotMatch(@"selp\.\w+\s[^;]*,\s*[01];", code);
        Assert.DoesNotContain(".extern .func", code, StringComparison.Ordinal);
        Assert.DoesNotContain("Cordic", code, StringComparison.OrdinalIgnoreCase);
        var defined = Names(code, @"\.func\s+(?:\([^)]*\)\s*)?(\w+)");
        var called = Names(code, @"\bcall(?:\.uni)?\s+(?:\([^)]*\)\s*,\s*)?(\w+)");
        Assert.Empty(called.Except(defined));
    }

    private static void CheckOpenCL(string code, bool multiplies)
    {
        Assert.Contains("kernel void", code, StringComparison.Ordinal);
        if (multiplies)
            Assert.Matches(@"\bfma\s*\(", code);
        Assert.DoesNotContain("Cordic", code, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("FusedMultiplyAdd", code, StringComparison.Ordinal);
    }

    private static HashSet<string> Names(string code, string pattern) =>
        [.. Regex.Matches(code, pattern).Select(match => match.Groups[1].Value)];

    private static IEnumerable<MethodInfo> RowKernelsOf(string family, string link)
    {
        var model = new ResponseModelDescriptor(FamilyRegistry.Find(family)!, LinkRegistry.Find(link)!).Accept(new TypeOfModel());
        return KernelsIn(typeof(RowKernels)).Select(kernel => kernel.MakeGenericMethod(model));
    }

    private static MethodInfo[] KernelsIn(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static MethodInfo DrawKernelOf(string sampler) =>
        typeof(DrawKernels).GetMethod(nameof(DrawKernels.Draw))!.MakeGenericMethod(
            SamplerCase.All.First(sample => sample.Name == sampler).Sampler.Accept(new TypeOfSampler()));

    private sealed class TypeOfSampler : ISamplerVisitor<Type>
    {
        public Type Visit<TSampler>(TSampler sampler, double[] table) where TSampler : unmanaged, ISampler => typeof(TSampler);
    }

    private sealed class TypeOfModel : IResponseModelVisitor<Type>
    {
        public Type Visit<TModel>(TModel model) where TModel : struct, IResponseModel => typeof(TModel);
    }
}
