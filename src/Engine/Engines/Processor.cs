using System.Runtime.InteropServices;

namespace Accel.Engine.Engines;

/// <summary>The machine's processor.</summary>
internal static class Processor
{
    /// <summary>Its name as the system tells it, else its architecture.</summary>
    public static string Name { get; } = Read();

    private static string Read()
    {
        const string Label = "model name";
        try
        {
            var line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(text => text.StartsWith(Label, StringComparison.Ordinal));
            if (line is not null)
                return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (IOException)
        {
            // Not every system has the file; the variable and the architecture are left.
        }
        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
