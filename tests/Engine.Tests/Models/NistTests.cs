using System.Globalization;
using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Models;
using Xunit.Abstractions;

namespace Accel.Engine.Tests.Models;

/// <summary>NIST's linear regression sets: correct digits of the certified values.</summary>
public class NistTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reference", "nist");

    [Theory]
    [InlineData("Norris", 12, 12)]
    [InlineData("Pontius", 11, 12)]
    [InlineData("NoInt1", 13, 13)]
    [InlineData("NoInt2", 13, 13)]
    [InlineData("Filip", 7, 7)]
    [InlineData("Longley", 12, 12)]
    [InlineData("Wampler1", 14, 9)]
    [InlineData("Wampler2", 12, 12)]
    [InlineData("Wampler3", 12, 12)]
    [InlineData("Wampler4", 12, 12)]
    [InlineData("Wampler5", 12, 12)]
    public void Has_the_certified_digits(string name, double estimateDigits, double errorDigits)
    {
        var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement;
        var fit = Glm.Fit(CsvReader.Read(Path.Combine(Folder, name + ".csv")), reference.GetProperty("formula").GetString()!);
        var certified = reference.GetProperty("certified").GetProperty("coefficients").EnumerateArray().ToArray();
        var estimates = certified.Zip(fit.Coefficients, (one, got) => Digits(Number(one.GetProperty("estimate")), got.Estimate)).Min();
        var errors = certified.Zip(fit.Coefficients, (one, got) => Digits(Number(one.GetProperty("std_error")), got.StdError)).Min();
        output.WriteLine($"{name}: {estimates:F1} digits of the estimates, {errors:F1} of the standard errors");
        Assert.True(estimates >= estimateDigits, $"{estimates} digits of the estimates");
        Assert.True(errors >= errorDigits, $"{errors} digits of the standard errors");
    }

    private static double Digits(double certified, double got) =>
        got == certified ? 15 : Math.Min(15, -Math.Log10(certified == 0 ? Math.Abs(got) : Math.Abs(got / certified - 1)));

    private static double Number(JsonElement element) => double.Parse(element.GetRawText(), CultureInfo.InvariantCulture);
}
