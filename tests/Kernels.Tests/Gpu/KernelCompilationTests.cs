using System.Reflection;
using Accel.Kernels.Lanes;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;
using Accel.Kernels.Tests.Sampling;
using Accel.Tests.Gpu;
using Xunit.Abstractions;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>
/// Every kernel compiles, for every type that it is made for, to code that a driver can load; no device is needed. Kernels are the
/// methods of the static classes of Accel.Kernels.Gpu whose names end in "Kernels".
/// </summary>
[Trait("Category", "Gpu")]
public sealed partial class KernelCompilationTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Type> Models =
        ResponseModelDescriptor.Spanning.ToDictionary(model => $"{model.Family.Name}/{model.Link.Name}", model => model.Accept(new TypeOfModel()));

    /// <summary>One of each type.</summary>
    private static readonly Dictionary<string, Type> Samplers = SamplerCase.All
        .Select(sample => (sample.Name, Type: sample.Sampler.Accept(new TypeOfSampler())))
        .DistinctBy(sample => sample.Type)
        .ToDictionary(sample => sample.Name, sample => sample.Type);

    private static IEnumerable<MethodInfo> Kernels => typeof(ScalarLane).Assembly.GetTypes()
        .Where(type => type is { Namespace: "Accel.Kernels.Gpu", IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Kernels", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));

    public static TheoryData<string, string> KernelsOfTypes()
    {
        var data = new TheoryData<string, string>();
        foreach (var kernel in Kernels)
        {
            foreach (var name in TypesFor(kernel).Keys)
                data.Add($"{kernel.DeclaringType!.Name}.{kernel.Name}", name);
        }
        return data;
    }

    [GpuTheory]
    [MemberData(nameof(KernelsOfTypes))]
    public void Kernel_compiles_for_every_target(string kernel, string type)
    {
        var method = Kernels.Single(method => $"{method.DeclaringType!.Name}.{method.Name}" == kernel);
        Compile(output, method.IsGenericMethod ? method.MakeGenericMethod(TypesFor(method)[type]) : method);
    }

    /// <summary>
    /// A kernel's type arguments, by their constraints: for the first one every model or sampler; with them the first type of the
    /// assembly for the second one, and each other of those types with one model.
    /// </summary>
    private static Dictionary<string, Type[]> TypesFor(MethodInfo kernel)
    {
        if (!kernel.IsGenericMethod)
            return new() { [""] = [] };
        var parameters = kernel.GetGenericArguments();
        var first = ConstraintsOf(parameters[0]).Contains(typeof(ISampler)) ? Samplers : Models;
        if (parameters.Length == 1)
            return first.ToDictionary(type => type.Key, type => new[] { type.Value });
        var constraint = ConstraintsOf(parameters[1]).Single(type => type.IsGenericType).GetGenericTypeDefinition();
        var seconds = typeof(ScalarLane).Assembly.GetTypes()
            .Where(type => type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == constraint))
            .OrderBy(type => type.IsGenericType ? 0 : type.Name.Contains("Matrix", StringComparison.Ordinal) ? 2 : 1).ToArray();
        return first.SelectMany((type, i) => (i == 0 ? seconds : seconds[..1]).Select(second => (type.Key, First: type.Value, Second: second)))
            .ToDictionary(
                pair => $"{pair.Key}, {pair.Second.Name}",
                pair => new[] { pair.First, pair.Second.IsGenericType ? pair.Second.MakeGenericType(pair.First) : pair.Second });
    }

    private static Type[] ConstraintsOf(Type parameter) => parameter.GetGenericParameterConstraints();

    static partial void Compile(ITestOutputHelper output, MethodInfo kernel);

    private sealed class TypeOfSampler : ISamplerVisitor<Type>
    {
        public Type Visit<TSampler>(TSampler sampler, double[] table) where TSampler : unmanaged, ISampler => typeof(TSampler);
    }

    private sealed class TypeOfModel : IResponseModelVisitor<Type>
    {
        public Type Visit<TModel>(TModel model) where TModel : struct, IResponseModel => typeof(TModel);
    }
}
