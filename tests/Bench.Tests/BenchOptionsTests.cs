using Accel.Bench.Gpu;
using Accel.Engine;

namespace Accel.Bench.Tests;

public sealed class BenchOptionsTests
{
    [Fact]
    public void Options_are_read()
    {
        var file = Path.Combine(Path.GetTempPath(), "card.json");
        Assert.Equal(new BenchOptions(3, true, false, file, null), BenchOptions.Parse(["--quick", "--device", "3", "--json", file]));
        Assert.Equal("RTX 4090", BenchOptions.Parse(["--predict", "rtx 4090"]).Predict!.Name);
        Assert.True(BenchOptions.Parse(["--emulate"]).Emulate);
    }

    [Theory]
    [InlineData("'--fast' is no option", "--fast")]
    [InlineData("--device needs a value", "--device")]
    [InlineData("not '-1'", "--device", "-1")]
    [InlineData("not 'two'", "--device", "two")]
    [InlineData("There are no published figures of 'H20' here; there are those of \"H200\", \"A100\", \"RTX 4090\".", "--predict", "H20")]
    [InlineData("cannot write to '/no/such/folder/card.json'", "--json", "/no/such/folder/card.json")]
    [InlineData("cannot write to ''", "--json", "")]
    [InlineData("--emulate simulates a card", "--emulate", "--device", "0")]
    [InlineData("--predict measures nothing", "--predict", "H200", "--emulate")]
    public void Wrong_arguments_are_named(string message, params string[] arguments) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => BenchOptions.Parse(arguments)).Message, StringComparison.Ordinal);
}
