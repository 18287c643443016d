using System.Reflection;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;
using Accel.Kernels.Sampling;
using Accel.Kernels.Tests.Sampling;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>The types that the engine's kernels are compiled for. Kernels are the methods without result of the static classes of Accel.Kernels.Gpu whose names end in "Kernels".</summary>
/// <remarks>By name where they belong to the GPU part, which a build without ILGPU lacks.</remarks>
internal static class KernelTypes
{
    private static readonly Assembly Kernels = typeof(IResponseModel).Assembly;

    private static readonly KeyValuePair<string, Type>[] Models = [.. ResponseModelDescriptor.Spanning.Select(Named)];

    /// <summary>Every family that computes with every link, also those that no fit allows.</summary>
    private static readonly KeyValuePair<string, Type>[] Pairs =
    [
        .. from family in ResponseModelDescriptor.Spanning.Select(model => model.Family).Distinct()
           from link in LinkRegistry.All.Append(PowerLink.Of(0.3))
           select Named(new ResponseModelDescriptor(family, link)),
    ];

    /// <summary>One of each type.</summary>
    private static readonly KeyValuePair<string, Type>[] Samplers =
        [.. SamplerCase.All
            .Select(sample => KeyValuePair.Create(sample.Name, sample.Sampler.Accept(new TypeOfSampler())))
            .DistinctBy(sample => sample.Value)];

    /// <summary>Every kernel for every type; each of several types with one model, and one of them with each model; a pass of normal equations with every pair of family and link.</summary>
    public static IReadOnlyDictionary<string, MethodInfo> All { get; } = Kernels.GetTypes()
        .Where(type => type is { Namespace: "Accel.Kernels.Gpu", IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Kernels", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.ReturnType == typeof(void))
        .SelectMany(kernel => TypesFor(kernel).Select(types => (Name: $"{kernel.DeclaringType!.Name}.{kernel.Name} {types.Key}".TrimEnd(), Method: Of(kernel, types.Value))))
        .ToDictionary(kernel => kernel.Name, kernel => kernel.Method);

    private static MethodInfo Of(MethodInfo kernel, Type[] types) => types.Length == 0 ? kernel : kernel.MakeGenericMethod(types);

    private static IEnumerable<KeyValuePair<string, Type[]>> TypesFor(MethodInfo kernel) => (kernel.DeclaringType!.Name, kernel.Name) switch
    {
        ("NormalEquationKernels", _) =>
        [
            .. Pairs.Select(model => Case($"{model.Key}, ThreadTile", model.Value, Gpu("ThreadTile"), typeof(double), Gpu("InDouble"))),
            .. ((string[])["ScoreTile", "SmallMatrixTile", "MatrixTile"]).Select(tile => Case($"{Models[0].Key}, {tile}", Models[0].Value, Gpu(tile), typeof(double), Gpu("InDouble"))),
            Case($"{Models[0].Key}, MixedTile", Models[0].Value, Gpu("MixedTile"), typeof(float), Gpu("InSingle")),
        ],
        ("DevianceKernels", _) =>
        [
            .. Models.Select(model => Case(model.Key, model.Value, Gpu("ModelDeviance`1").MakeGenericType(model.Value))),
            .. Models.Where(model => model.Key == "binomial/logit").Select(model => Case($"{model.Key}, LogisticSum", model.Value, Gpu("LogisticSum"))),
        ],
        ("ProductKernels", "Totals") =>
            [Case("LogisticProduct", Pass("LogisticProduct"), Pass("OnePlusProduct")), Case("PoissonProduct", Pass("PoissonProduct"), Pass("SumOfProducts"))],
        ("ProductKernels", "Terms") => [Case("OnePlusProduct", Pass("OnePlusProduct")), Case("SumOfProducts", Pass("SumOfProducts"))],
        ("DrawKernels", _) => Samplers.Select(sampler => Case(sampler.Key, sampler.Value)),
        _ when kernel.IsGenericMethod => Models.Select(model => Case(model.Key, model.Value)),
        _ => [Case("")],
    };

    private static KeyValuePair<string, Type> Named(ResponseModelDescriptor model) =>
        new($"{model.Family.Name}/{model.Link.Name}", model.Accept(new TypeOfModel()));

    private static KeyValuePair<string, Type[]> Case(string name, params Type[] types) => new(name, types);

    private static Type Gpu(string name) => Kernels.GetType($"Accel.Kernels.Gpu.{name}", throwOnError: true)!;

    private static Type Pass(string name) => Kernels.GetType($"Accel.Kernels.Passes.{name}", throwOnError: true)!;

    private sealed class TypeOfSampler : ISamplerVisitor<Type>
    {
        public Type Visit<TSampler>(TSampler sampler, double[] table) where TSampler : unmanaged, ISampler => typeof(TSampler);
    }

    private sealed class TypeOfModel : IResponseModelVisitor<Type>
    {
        public Type Visit<TModel>(TModel model) where TModel : struct, IResponseModel => typeof(TModel);
    }
}
