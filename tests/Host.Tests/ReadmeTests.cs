using System.Xml.Linq;

namespace Accel.Host.Tests;

public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(CommandRun.File("Readme/README.md")).ReplaceLineEndings("\n");

    private static string Block(string language)
    {
        var start = Readme.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    [Fact]
    public void The_library_example_is_the_compiled_one()
    {
        var lines = File.ReadAllLines(CommandRun.File("Readme/ReadmeExample.cs"));
        var usings = lines.Where(line => line.StartsWith("using ", StringComparison.Ordinal));
        var body = lines
            .SkipWhile(line => !line.Contains("void Run()", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line != "    }")
            .Select(line => line.Length > 8 ? line[8..] : "");
        Assert.Equal(string.Join('\n', [.. usings, "", .. body, ""]), Block("csharp"));
    }

    [Fact]
    public void The_library_example_runs()
    {
        var usual = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            ReadmeExample.Run();
        }
        finally
        {
            Console.SetOut(usual);
        }
        Assert.EndsWith(File.ReadAllText(CommandRun.File("Golden/songs.txt")), output.ToString());
        Assert.Contains("by 0.736,", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_printed_output_is_what_is_printed() =>
        Assert.Equal(File.ReadAllText(CommandRun.File("Golden/songs.txt")).Trim(), Block("text").Trim());

    [Fact]
    public void The_picture_shows_what_is_printed()
    {
        var shown = XDocument.Load(CommandRun.File("Readme/fit.svg")).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value);
        var printed = Block("text").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);
        Assert.Equal(printed, shown.Skip(1));
    }
}
