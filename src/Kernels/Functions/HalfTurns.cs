using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Functions;

/// <summary>Trigonometric functions of angles in half turns on lanes, where the ends of their ranges are exact.</summary>
/// <remarks>Chebyshev interpolants in the square of the argument, computed with 60 digits, errors below 1e-17.</remarks>
internal static class HalfTurns
{
    /// <summary>arctan(u)/π for u from 0 to 1. Largest error 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Arctangent<T>(T u)
        where T : struct, ILane<T>
    {
        var s = u * u;
        var square = s * s;
        var sum = T.Broadcast(1.7263784042809093e-06);
        sum = Polynomial.Step(sum, square, s, -2.169286426739498e-05, 0.00012983439766286109);
        sum = Polynomial.Step(sum, square, s, -0.0004945750488962378, 0.0013544451161159664);
        sum = Polynomial.Step(sum, square, s, -0.0028639721906645673, 0.0049225651812790545);
        sum = Polynomial.Step(sum, square, s, -0.00718320823115793, 0.009269580056974909);
        sum = Polynomial.Step(sum, square, s, -0.01099979255961237, 0.012430371083381082);
        sum = Polynomial.Step(sum, square, s, -0.013745024819775676, 0.015133689447657549);
        sum = Polynomial.Step(sum, square, s, -0.016748325417423635, 0.018723348312782804);
        sum = Polynomial.Step(sum, square, s, -0.0212205668113474, 0.024485367565615954);
        sum = Polynomial.Step(sum, square, s, -0.028937261848463094, 0.03536776510857857);
        sum = Polynomial.Step(sum, square, s, -0.045472840882788045, 0.06366197723674948);
        sum = Polynomial.Step(sum, square, s, -0.10610329539459684, 0.3183098861837907);
        return u * sum;
    }

    /// <summary>cot(πu) for u from 0 to ½, where 0 comes out next to ½. Largest error 4 ulp.</summary>
    /// <param name="u">The angle.</param>
    /// <param name="rest">½ − u, as exact as the caller can say it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cotangent<T>(T u, T rest)
        where T : struct, ILane<T>
    {
        var isSteep = T.Less(u, T.Broadcast(0.25));
        var angle = T.Select(isSteep, u, rest);
        var s = angle * angle;
        var square = s * s;
        var sine = T.Fma(s, T.Broadcast(-2.1717401400090533e-05), T.Broadcast(0.00046628272951211076));
        sine = Polynomial.Step(sine, square, s, -0.007370429884712669, 0.08214588658005621);
        sine = Polynomial.Step(sine, square, s, -0.5992645293202978, 2.5501640398773415);
        sine = Polynomial.Step(sine, square, s, -5.16771278004997, 3.141592653589793);
        var cosine = T.Broadcast(4.26420091972793e-06);
        cosine = Polynomial.Step(cosine, square, s, -0.00010463355639212206, 0.0019295740221589252);
        cosine = Polynomial.Step(cosine, square, s, -0.025806891379438902, 0.23533063035866447);
        cosine = Polynomial.Step(cosine, square, s, -1.3352627688545866, 4.0587121264167685);
        cosine = Polynomial.Step(cosine, square, s, -4.934802200544679, 1.0);
        sine *= angle;
        return T.Select(isSteep, cosine, sine) / T.Select(isSteep, sine, cosine);
    }
}
