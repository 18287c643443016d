using System.Globalization;
using Accel.Engine;
using Accel.Engine.Data;
using Accel.Kernels.Distributions;
using Accel.Kernels.Sampling;

namespace Accel.Host;

/// <summary>One of R's distribution functions: a letter, and the distribution with its parameters.</summary>
/// <param name="letter">d, p, q or r.</param>
/// <param name="distribution">The distribution.</param>
/// <param name="parameters">Its parameters, valid or not.</param>
internal sealed class DistFunction(char letter, DistributionDescriptor distribution, double[] parameters)
{
    private const string Letters = "dpqr";

    /// <summary>All functions that there are, as R calls them.</summary>
    public static IEnumerable<string> Names =>
        from distribution in DistributionRegistry.All
        from letter in Letters
        select letter + RName(distribution);

    /// <summary>The names of all distributions' parameters.</summary>
    public static IEnumerable<string> ParameterNames =>
        DistributionRegistry.All.SelectMany(distribution => distribution.Parameters).Select(parameter => parameter.Name).Distinct();

    /// <summary>The distributions that have a parameter of that name, as R calls them.</summary>
    public static IEnumerable<string> UsersOf(string parameter) =>
        DistributionRegistry.All.Where(distribution => Takes(distribution, parameter)).Select(RName).Distinct();

    /// <summary>d, p, q or r.</summary>
    public char Letter => letter;

    /// <summary>Finds a function and gives it its parameters.</summary>
    /// <param name="name">As R calls it.</param>
    /// <param name="given">Parameters by name; <c>scale</c> also where a distribution has a rate.</param>
    /// <exception cref="InputException">There is no such function, or a parameter is missing, strange or out of range.</exception>
    public static DistFunction Of(string name, IReadOnlyDictionary<string, double> given)
    {
        var candidates = Letters.Contains(name.FirstOrDefault())
            ? DistributionRegistry.All.Where(distribution => RName(distribution) == name[1..]).ToArray()
            : [];
        if (candidates.Length == 0)
        {
            var nearest = NearestName.Find(name, Names);
            throw new InputException($"There is no function '{name}'{(nearest is null ? "." : $"; did you mean '{nearest}'?")} "
                + $"There are d, p, q and r before {string.Join(", ", DistributionRegistry.All.Select(RName).Distinct())}.");
        }
        // R's nbinom takes prob or mu: two distributions of one name.
        var distribution = candidates.FirstOrDefault(candidate => given.Keys.All(key => Takes(candidate, key))) ?? candidates[0];
        var function = new DistFunction(name[0], distribution, [.. distribution.Parameters.Select(parameter => Value(name, candidates, parameter, given))]);
        foreach (var key in given.Keys)
        {
            if (!Takes(distribution, key))
                throw new InputException($"{name} does not take --{key}{(candidates.Any(candidate => Takes(candidate, key)) ? " together with the others" : "")}; it takes {Usage(candidates)}.");
        }
        if (given.ContainsKey("scale") && given.ContainsKey("rate") && given["scale"] * given["rate"] != 1)
            throw new InputException($"{name} takes --rate or --scale, not both.");
        if (!distribution.Accept(function.Parameters, new Validity(name[0])))
        {
            var values = distribution.Parameters.Zip(function.Parameters, (parameter, value) => $"{parameter.Name} = {value.ToString(CultureInfo.InvariantCulture)}");
            throw new InputException($"{name} has no distribution with {string.Join(", ", values)}; give {string.Join("; ", distribution.Parameters.Select(Range))}.");
        }
        return function;
    }

    /// <summary>The values of d, p or q.</summary>
    /// <param name="x">Numbers, or for q probabilities.</param>
    /// <param name="tail">Of p and q.</param>
    /// <param name="log">True for logarithms of densities and probabilities.</param>
    public double[] Evaluate(double[] x, Tail tail, bool log) => distribution.Accept(parameters, new Evaluation(letter, x, tail, log));

    /// <summary>What r draws with.</summary>
    public Sampler Sampler => distribution.Accept(parameters, new SamplerOf());

    private double[] Parameters => parameters;

    private static string RName(DistributionDescriptor distribution) => distribution.Suffix.Split('_')[0];

    private static bool Takes(DistributionDescriptor distribution, string name) =>
        Has(distribution, name) || (name == "scale" && Has(distribution, "rate"));

    private static bool Has(DistributionDescriptor distribution, string name) =>
        distribution.Parameters.Any(parameter => parameter.Name == name);

    private static double Value(
        string function, DistributionDescriptor[] candidates, DistributionParameter parameter, IReadOnlyDictionary<string, double> given)
    {
        if (given.TryGetValue(parameter.Name, out var value))
            return value;
        if (parameter.Name == "rate" && given.TryGetValue("scale", out var scale))
            return 1 / scale;
        return parameter.Default
            ?? throw new InputException($"{function} lacks --{parameter.Name}; it takes {Usage(candidates)}.");
    }

    private static string Usage(DistributionDescriptor[] candidates) => string.Join(", or ", candidates.Select(candidate =>
        string.Join(" ", candidate.Parameters.Select(parameter => parameter.Default is null ? $"--{parameter.Name}" : $"[--{parameter.Name}]"))));

    private static string Range(DistributionParameter parameter) =>
        parameter.Range.Contains(parameter.Name, StringComparison.Ordinal) ? parameter.Range : $"{parameter.Name}: {parameter.Range}";

    private sealed class Validity(char letter) : IDistributionVisitor<bool>
    {
        public bool Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution => letter switch
        {
            'd' => distribution.Defined == DefinedFunctions.All,
            'p' => distribution.Defined >= DefinedFunctions.Cdf,
            'q' => distribution.Defined >= DefinedFunctions.Quantile,
            _ => distribution.SamplerOf() != ConstantSampler.NaN,
        };
    }

    private sealed class SamplerOf : IDistributionVisitor<Sampler>
    {
        public Sampler Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution => distribution.SamplerOf();
    }

    private sealed class Evaluation(char letter, double[] x, Tail tail, bool log) : IDistributionVisitor<double[]>
    {
        public double[] Visit<TDistribution>(TDistribution distribution) where TDistribution : struct, IDistribution =>
            Array.ConvertAll(x, value => (letter, log) switch
            {
                ('d', false) => distribution.Density(value),
                ('d', true) => distribution.LogDensity(value),
                ('p', false) => distribution.Cdf(value, tail),
                ('p', true) => distribution.LogCdf(value, tail),
                (_, false) => distribution.Quantile(value, tail),
                (_, true) => distribution.QuantileOfLog(value, tail),
            });
    }
}
