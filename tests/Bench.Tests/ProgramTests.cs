using System.Text.Json;
using Accel.Bench.Gpu;
using Accel.Engine;
using Accel.Engine.Engines;
using Accel.Tests.Gpu;

namespace Accel.Bench.Tests;

/// <summary>The program as a user runs it, without a card.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("H200", "| 4800 |", "| 67000 |")]
    [InlineData("A100", "| 2039 |", "| 19500 |")]
    [InlineData("RTX 4090", "| 1008 |", "| 1290 |")]
    public void Predictions_need_no_card(string card, string bandwidth, string product)
    {
        var output = new StringWriter();
        Assert.Equal(0, Program.Run(["--predict", card], output, TextWriter.Null));
        foreach (var part in new[] { $"# Predictions for {card}", bandwidth, product, "| normal equations | poisson, 200 columns", "| product grid |" })
            Assert.Contains(part, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_card_a_sentence_says_why()
    {
        if (GpuSupport.WhyUnavailable() is not { } reason)
            return;
        var output = new StringWriter();
        if (GpuSupport.IsCompiled)
        {
            Assert.StartsWith(reason, Assert.Throws<InputException>(() => Program.Run([], output, TextWriter.Null)).Message, StringComparison.Ordinal);
            return;
        }
        Assert.Equal(0, Program.Run(["--emulate"], output, TextWriter.Null));
        Assert.Contains("no ILGPU", output.ToString(), StringComparison.Ordinal);
    }

    [GpuFact]
    [Trait("Category", "Gpu")]
    public void A_simulated_card_goes_the_whole_way()
    {
        var output = new StringWriter();
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(0, Program.Run(["--emulate", "--json", file], output, TextWriter.Null));
            var paths = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("paths").EnumerateArray().ToList();
            Assert.Equal(BenchPlan.Emulated.Cases().Sum(one => one.Paths.Count), paths.Count);
            Assert.All(paths, path => Assert.True(path.GetProperty("seconds").GetDouble() > 0));
            Assert.Contains("the figures of speed mean nothing", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("all are within 1e-12", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
