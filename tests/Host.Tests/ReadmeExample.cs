using Accel.Engine.Data;
using Accel.Engine.Models;
using Accel.Engine.Summaries;

namespace Accel.Host.Tests;

/// <summary>The library example of README.md, compiled and run; <see cref="ReadmeTests"/> compares the texts.</summary>
internal static class ReadmeExample
{
    public static void Run()
    {
        var songs = CsvReader.Read("samples/songs.csv");
        var fit = Glm.Fit(songs, "skipped ~ rating", new GlmOptions { Family = "binomial" });

        var rating = fit["rating"];
        Console.WriteLine($"One point of rating multiplies the odds of a skip by {Math.Exp(rating.Estimate):F3},");
        Console.WriteLine($"give or take {100 * rating.StdError:F1} percent.");
        Console.Write(fit.Summary());
    }
}
