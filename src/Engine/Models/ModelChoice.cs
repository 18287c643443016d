using System.Globalization;
using Accel.Engine.Data;
using Accel.Kernels.Families;
using Accel.Kernels.Links;
using Accel.Kernels.Responses;

namespace Accel.Engine.Models;

/// <summary>From the names and parameters that a user gives to a family with a link.</summary>
internal static class ModelChoice
{
    /// <summary>The model that the options name; θ is at its example where it is to be estimated.</summary>
    /// <exception cref="InputException">There is no such family or link, or a parameter is missing, unfit or not the family's.</exception>
    public static ResponseModelDescriptor Of(GlmOptions options)
    {
        var family = FamilyRegistry.Find(options.Family)
            ?? throw Unknown("family", options.Family, FamilyRegistry.All.Select(one => one.Name));
        family = WithParameter(family, options);
        var name = options.Link ?? family.DefaultLink;
        var link = LinkRegistry.Find(name)
            ?? throw Unknown("link", name, [.. LinkRegistry.All.Select(one => one.Name), "power(L) for a number L"]);
        return new ResponseModelDescriptor(family, link);
    }

    /// <summary>True where the family has a θ that the options don't give.</summary>
    public static bool EstimatesTheta(ResponseModelDescriptor model, GlmOptions options) =>
        model.Family.Name == NegativeBinomial.Name && options.Theta is null;

    private static FamilyDescriptor WithParameter(FamilyDescriptor family, GlmOptions options)
    {
        foreach (var (name, value) in Given(options))
        {
            if (family.Parameter?.Name != name)
            {
                var owners = FamilyRegistry.All.Where(one => one.Parameter?.Name == name).Select(one => one.Name);
                throw new InputException($"Family {family.Name} takes no {name}, which is {value} here; {string.Join(", ", owners)} does.");
            }
            return family.Parameter.Apply(new FamilyParameters(options.Theta, options.Power, options.Variance))
                ?? throw new InputException($"The {name} is {value}; family {family.Name} needs {family.Parameter.Range}.");
        }
        return family.Parameter is { IsRequired: true } missing
            ? throw new InputException($"Family {family.Name} needs a {missing.Name}: {missing.Range}.")
            : family;
    }

    private static IEnumerable<(string Name, string Value)> Given(GlmOptions options)
    {
        if (options.Theta is { } theta)
            yield return ("theta", theta.ToString(CultureInfo.InvariantCulture));
        if (options.Power is { } power)
            yield return ("power", power.ToString(CultureInfo.InvariantCulture));
        if (options.Variance is { } variance)
            yield return ("variance", $"'{variance}'");
    }

    private static InputException Unknown(string what, string name, IEnumerable<string> names)
    {
        var known = names.ToList();
        var meant = NearestName.Find(name, known) is { } nearest ? $"; did you mean '{nearest}'? There" : "; there";
        return new InputException($"There is no {what} '{name}'{meant} are {string.Join(", ", known)}.");
    }
}
