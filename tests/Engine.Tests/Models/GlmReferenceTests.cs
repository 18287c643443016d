using Xunit.Abstractions;

namespace Accel.Engine.Tests.Models;

/// <summary>Every reference case that the house can fit.</summary>
public class GlmReferenceTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cases => [.. GlmReference.Cases];

    public static TheoryData<string> SeparatedCases => [.. GlmReference.SeparatedCases];

    [Fact]
    public void There_are_many_cases() => Assert.InRange(Cases.Count, 30, 1000);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_R(string name) => GlmReference.AgreesWithR(name, null, output);

    [Theory]
    [MemberData(nameof(SeparatedCases))]
    public void Says_that_separated_data_have_no_estimate(string name) => GlmReference.SaysSeparated(name, null);
}
