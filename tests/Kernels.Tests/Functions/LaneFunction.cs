using Accel.Kernels.Distributions;
using Accel.Kernels.Functions;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Tests.Functions;

/// <summary>A function of one argument, applied to an array on any lane type.</summary>
public abstract class LaneFunction
{
    public static IReadOnlyDictionary<string, LaneFunction> ByName { get; } = new Dictionary<string, LaneFunction>
    {
        ["exp"] = new ExpFunction(),
        ["expm1"] = new Expm1Function(),
        ["log"] = new LogFunction(),
        ["log1p"] = new Log1pFunction(),
        ["sqrt"] = new SqrtFunction(),
        ["logistic"] = new LogisticFunction(),
        ["softplus"] = new SoftplusFunction(),
        ["stirlingError"] = new StirlingErrorFunction(),
        ["atan"] = new ArctangentFunction(),
        ["lgamma"] = new LogGammaFunction(),
        ["digamma"] = new DigammaFunction(),
        ["trigamma"] = new TrigammaFunction(),
        ["erf"] = new ErfFunction(),
        ["erfc"] = new ErfcFunction(),
        ["normalDensity"] = new NormalDensityFunction(),
        ["normalUpper"] = new NormalUpperFunction(),
        ["logNormalUpper"] = new LogNormalUpperFunction(),
        ["normalQuantile"] = new NormalQuantileFunction(),
        ["normalQuantileLog"] = new NormalQuantileLogFunction(),
        ["gammaUpper"] = new GammaUpperFunction(),
        ["betaLower"] = new BetaLowerFunction(),
        ["poissonDensity"] = new PoissonDensityFunction(),
    };

    protected abstract T Of<T>(T x) where T : struct, ILane<T>;

    public double[] Apply(LaneKind lane, double[] values) => lane.Accept(new Application(this, values));

    private sealed class Application(LaneFunction function, double[] values) : ILaneVisitor<double[]>
    {
        public unsafe double[] Visit<T>() where T : struct, ILane<T>
        {
            var padded = new double[(values.Length + T.Count - 1) / T.Count * T.Count];
            values.CopyTo(padded, 0);
            fixed (double* pointer = padded)
            {
                for (var i = 0; i < padded.Length; i += T.Count)
                    T.Store(function.Of(T.Load(pointer + i)), pointer + i);
            }
            return padded[..values.Length];
        }
    }

    private sealed class ExpFunction : LaneFunction
    {
        protected override T Of<T>(T x) => Exponential.Exp(x);
    }

    private sealed class Expm1Function : LaneFunction
    {
        protected override T Of<T>(T x) => Exponential.Expm1(x);
    }

    private sealed class LogFunction : LaneFunction
    {
        protected override T Of<T>(T x) => Logarithm.Log(x);
    }

    private sealed class Log1pFunction : LaneFunction
    {
        protected override T Of<T>(T x) => Logarithm.Log1p(x);
    }

    private sealed class ArctangentFunction : LaneFunction
    {
        protected override T Of<T>(T x) => Arctangent.Atan(x);
    }

    private sealed class SqrtFunction : LaneFunction
    {
        protected override T Of<T>(T x) => T.Sqrt(x);
    }

    private sealed class LogisticFunction : LaneFunction
    {
        protected override T Of<T>(T x) => Sigmoid.Logistic(x);
    }

    private sealed class SoftplusFunction : LaneFunction
    {
        protected override T Of<T>(T x) => Sigmoid.Softplus(x);
    }

    private sealed class StirlingErrorFunction : LaneFunction
    {
        protected override T Of<T>(T x) => StirlingError.Of(x);
    }

    private sealed class LogGammaFunction : LaneFunction
    {
        protected override T Of<T>(T x) => LogGamma.Of(x);
    }

    private sealed class DigammaFunction : LaneFunction
    {
        protected override T Of<T>(T x) => Digamma.Of(x);
    }

    private sealed class TrigammaFunction : LaneFunction
    {
        protected override T Of<T>(T x) => Trigamma.Of(x);
    }

    private sealed class ErfFunction : LaneFunction
    {
        protected override T Of<T>(T x) => ErrorFunction.Erf(x);
    }

    private sealed class ErfcFunction : LaneFunction
    {
        protected override T Of<T>(T x) => ErrorFunction.Erfc(x);
    }

    private sealed class NormalDensityFunction : LaneFunction
    {
        protected override T Of<T>(T x) => NormalProbability.Density(x);
    }

    private sealed class NormalUpperFunction : LaneFunction
    {
        protected override T Of<T>(T x) => NormalProbability.Upper(x);
    }

    private sealed class LogNormalUpperFunction : LaneFunction
    {
        protected override T Of<T>(T x) => NormalProbability.LogUpper(x);
    }

    private sealed class NormalQuantileFunction : LaneFunction
    {
        protected override T Of<T>(T x) => NormalQuantile.Of(x);
    }

    private sealed class NormalQuantileLogFunction : LaneFunction
    {
        protected override T Of<T>(T x) => NormalQuantile.OfLog(x);
    }

    private sealed class GammaUpperFunction : LaneFunction
    {
        protected override T Of<T>(T x) => IncompleteGamma.Upper(T.Broadcast(3.5), x);
    }

    private sealed class BetaLowerFunction : LaneFunction
    {
        protected override T Of<T>(T x) => IncompleteBeta.Lower(T.Broadcast(0.7), T.Broadcast(2.5), x);
    }

    private sealed class PoissonDensityFunction : LaneFunction
    {
        protected override T Of<T>(T x) => DistributionRules.Density(new Poisson(3.5), x);
    }
}
