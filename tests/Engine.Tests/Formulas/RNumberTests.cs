using Accel.Engine.Formulas;

namespace Accel.Engine.Tests.Formulas;

public class RNumberTests
{
    /// <summary>Right sides are R 4.2.2's <c>as.character</c>.</summary>
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(6.0, "6")]
    [InlineData(100000.0, "1e+05")]
    [InlineData(-100000.0, "-1e+05")]
    [InlineData(123456.0, "123456")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1e15, "1e+15")]
    [InlineData(1e-4, "1e-04")]
    [InlineData(0.00012, "0.00012")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(1.0 / 3, "0.333333333333333")]
    [InlineData(100000.5, "100000.5")]
    [InlineData(1234567890123456.0, "1234567890123456")]
    [InlineData(9007199254740992.0, "9007199254740992")]
    [InlineData(1e100, "1e+100")]
    [InlineData(1.5e-300, "1.5e-300")]
    [InlineData(double.PositiveInfinity, "Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    public void Writes_as_R_does(double value, string expected) => Assert.Equal(expected, RNumber.Write(value));
}
