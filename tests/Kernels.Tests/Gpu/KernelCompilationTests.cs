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
            IEnumerable<string> names = kernel.IsGenericMethod ? TypesFor(kernel).Keys : [""];
            foreach (var name in names)
                data.Add($"{kernel.DeclaringType!.Name}.{kernel.Name}", name);
        }
        return data;
    }

    [GpuTheory]
    [MemberData(nameof(KernelsOfTypes))]
    public void Kernel_compiles_for_every_target(string kernel, string type)
    {
        var method = Kernels.Single(method => $"{method.DeclaringType!.Name}.{method.Name}" == kernel);
        Compile(output, type == "" ? method : method.MakeGenericMethod(TypesFor(method)[type]));
    }

    /// <summary>What a kernel's type argument may be, by its constraint.</summary>
    private static Dictionary<string, Type> TypesFor(MethodInfo kernel)
    {
        var constraints = kernel.GetGenericArguments().Single().GetGenericParameterConstraints();
        return constraints.Contains(typeof(IResponseModel)) ? Models
            : constraints.Contains(typeof(ISampler)) ? Samplers
            : throw new InvalidOperationException($"Say here what types {kernel.Name} is made for.");
    }

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
