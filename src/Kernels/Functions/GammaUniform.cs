using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Temme's uniform expansion of the incomplete gamma functions for large shapes, next to x = a, on lanes.</summary>
/// <remarks>
/// Q(a, x) = ½ erfc(η √(a/2)) + e^(−aη²/2)/√(2πa) Σ C_k(η) a^−k with η²/2 = x/a − 1 − log(x/a) (Temme 1979; DLMF 8.12.7):
/// Taylor coefficients of C_0 to C_7, computed with 60 digits.
/// </remarks>
internal static class GammaUniform
{
    /// <summary>The least shape that the expansion is accurate for.</summary>
    public const double LeastShape = 100;

    /// <summary>Largest distance from the shape, relative to it.</summary>
    public const double Reach = 0.3;

    /// <summary>The smaller tail divided by e^(−aη²/2) / √(2πa), relative error below 1e-15.</summary>
    /// <param name="a">Shape, from <see cref="LeastShape"/> on.</param>
    /// <param name="deviance">aη²/2.</param>
    /// <param name="above">Mask of x &gt; a: then the tail is the upper one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ScaledTail<T>(T a, T deviance, T above)
        where T : struct, ILane<T>
    {
        var root = T.Sqrt(deviance);
        var half = T.Broadcast(0.5) * ErrorFunction.ScaledComplement(root);
        var inverse = T.Broadcast(1) / a;
        var size = T.Sqrt((deviance + deviance) * inverse);
        var eta = T.Select(above, size, -size);
        var series = Series(eta, inverse);
        return T.Fma(half, T.Sqrt(T.Broadcast(2 * Math.PI) * a), T.Select(above, series, -series));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T eta, T inverse)
        where T : struct, ILane<T>
    {
        var square = eta * eta;
        var c0 = T.Broadcast(-5.830772132550426e-11);
        c0 = Polynomial.Step(c0, square, eta, -2.5514193994946248e-11, 9.14769958223679e-10);
        c0 = Polynomial.Step(c0, square, eta, -4.382036018453353e-09, 1.0261809784240309e-08);
        c0 = Polynomial.Step(c0, square, eta, 6.707853543401498e-09, -1.7665952736826078e-07);
        c0 = Polynomial.Step(c0, square, eta, 8.296711340953087e-07, -1.85406221071516e-06);
        c0 = Polynomial.Step(c0, square, eta, -2.185448510679992e-06, 3.919263178522438e-05);
        c0 = Polynomial.Step(c0, square, eta, -0.0001787551440329218, 0.0003527336860670194);
        c0 = Polynomial.Step(c0, square, eta, 0.0011574074074074073, -0.014814814814814815);
        c0 = Polynomial.Step(c0, square, eta, 0.08333333333333333, -0.3333333333333333);
        var c1 = T.Broadcast(-1.0091543710600413e-09);
        c1 = Polynomial.Step(c1, square, eta, -1.7543241719747647e-11, 1.1951628599778148e-08);
        c1 = Polynomial.Step(c1, square, eta, -5.752545603517705e-08, 1.378633446915721e-07);
        c1 = Polynomial.Step(c1, square, eta, 4.647127802807434e-09, -1.6120900894563446e-06);
        c1 = Polynomial.Step(c1, square, eta, 7.64916091608111e-06, -1.8098550334489977e-05);
        c1 = Polynomial.Step(c1, square, eta, -4.018775720164609e-07, 0.00020576131687242798);
        c1 = Polynomial.Step(c1, square, eta, -0.0009902263374485596, 0.0026455026455026454);
        c1 = Polynomial.Step(c1, square, eta, -0.003472222222222222, -0.001851851851851852);
        var c2 = T.Broadcast(-1.409252991086752e-08);
        c2 = Polynomial.Step(c2, square, eta, -2.0477098421990866e-10, 1.4280614206064242e-07);
        c2 = Polynomial.Step(c2, square, eta, -6.298992138380055e-07, 1.3721957309062934e-06);
        c2 = Polynomial.Step(c2, square, eta, 3.423578734096138e-08, -1.2760635188618728e-05);
        c2 = Polynomial.Step(c2, square, eta, 5.2923448829120125e-05, -0.0001073665322636516);
        c2 = Polynomial.Step(c2, square, eta, 2.0093878600823047e-06, 0.0007716049382716049);
        c2 = Polynomial.Step(c2, square, eta, -0.0026813271604938273, 0.004133597883597883);
        var c3 = T.Broadcast(-1.6958404091930278e-07);
        c3 = Polynomial.Step(c3, square, eta, -2.7861080291528143e-11, 1.4230900732435883e-06);
        c3 = Polynomial.Step(c3, square, eta, -5.6749528269915965e-06, 1.1082654115347302e-05);
        c3 = Polynomial.Step(c3, square, eta, -2.396505113867297e-07, -7.561801671883977e-05);
        c3 = Polynomial.Step(c3, square, eta, 0.00026772063206283885, -0.0004691894943952557);
        c3 = Polynomial.Step(c3, square, eta, 0.00022947209362139917, 0.0006494341563786008);
        var c4 = T.Broadcast(-1.6954149536558305e-06);
        c4 = Polynomial.Step(c4, square, eta, 2.507497226237533e-10, 1.1375726970678419e-05);
        c4 = Polynomial.Step(c4, square, eta, -3.968365047179435e-05, 6.641498215465122e-05);
        c4 = Polynomial.Step(c4, square, eta, -1.4638452578843418e-06, -0.0002990724803031902);
        c4 = Polynomial.Step(c4, square, eta, 0.0007840392217200666, -0.0008618882909167117);
        var c5 = T.Broadcast(-1.3594048189768693e-05);
        c5 = Polynomial.Step(c5, square, eta, 1.419062920643967e-07, 6.797780477937208e-05);
        c5 = Polynomial.Step(c5, square, eta, -0.00019932570516188847, 0.0002772753244959392);
        c5 = Polynomial.Step(c5, square, eta, -6.972813758365857e-05, -0.00033679855336635813);
        var c6 = T.Broadcast(-8.153969367561969e-05);
        c6 = Polynomial.Step(c6, square, eta, 7.902353232660328e-07, 0.0002708782096718045);
        c6 = Polynomial.Step(c6, square, eta, -0.0005921664373536939, 0.0005313079364639922);
        var c7 = T.Broadcast(0.00034436760689237765);
        var sum = T.Fma(inverse, c7, c6);
        sum = T.Fma(sum, inverse, c5);
        sum = T.Fma(sum, inverse, c4);
        sum = T.Fma(sum, inverse, c3);
        sum = T.Fma(sum, inverse, c2);
        sum = T.Fma(sum, inverse, c1);
        sum = T.Fma(sum, inverse, c0);
        return sum;
    }
}
