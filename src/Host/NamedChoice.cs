using Accel.Engine;

namespace Accel.Host;

/// <summary>A value that a user chooses by its name, in any case.</summary>
internal static class NamedChoice
{
    /// <summary>The value of that name.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="name">What was given.</param>
    /// <exception cref="InputException">There is none; the message lists them.</exception>
    public static T Of<T>(string option, string name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        throw new InputException($"{option} is '{name}'; it can be {Names<T>()}.");
    }

    /// <summary>All names, as they are shown to the user.</summary>
    public static string Names<T>() where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(Shown));

    private static string Shown(string name) => name.All(letter => char.IsUpper(letter) || char.IsDigit(letter)) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
