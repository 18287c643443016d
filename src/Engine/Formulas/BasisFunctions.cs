using Accel.Engine.Data.Storage;
using Accel.Engine.Summaries;

namespace Accel.Engine.Formulas;

/// <summary>R's functions that make several columns of one: <c>poly</c>, <c>bs</c>, <c>ns</c>; and <c>scale</c>, which remembers too.</summary>
internal static class BasisFunctions
{
    private const int HighestDegree = 30;
    private const int MostColumns = 1000;

    private const string KnotsName = "knots";
    private const string BoundaryName = "Boundary.knots";

    /// <summary><c>poly(x, degree, raw)</c>: orthonormal polynomials over the data, or plain powers.</summary>
    public static BasisVariable Polynomial(Evaluator evaluator, CallExpression call, VariableState? state)
    {
        var arguments = new CallArguments(evaluator.Source, call, "x", "degree", "raw", "simple");
        var x = Column(evaluator, arguments);
        if (call.Arguments.Where(argument => argument.Name is null).Skip(1).FirstOrDefault(argument => Constants.Numbers(argument.Value) is null) is { } another)
            throw evaluator.Source.Error(another.Value.Position, "poly() takes one variable; for several write their powers and products, such as (x + z)^2 + I(x^2) + I(z^2).");
        var degree = arguments.WholeNumber("degree", 1, HighestDegree) ?? 1;
        if (arguments.Flag("raw"))
            return Basis(evaluator, x, degree, new VariableState(), () => (value, powers) => FillPowers(value, powers));
        if (state is null && Present(x).Distinct().Take(degree + 1).Count() <= degree)
            throw arguments.Error("degree", $"a polynomial of degree {degree} needs more than {degree} different values of {arguments.Get("x")}.");
        var polynomials = state is null
            ? OrthogonalPolynomials.Of(x, degree)
            : new OrthogonalPolynomials(state.Numbers["alpha"], state.Numbers["norm2"]);
        var numbers = new VariableState { Numbers = new Dictionary<string, IReadOnlyList<double>> { ["alpha"] = polynomials.Alpha, ["norm2"] = polynomials.SquaredNorms } };
        return Basis(evaluator, x, degree, numbers, () => polynomials.Fill);
    }

    /// <summary><c>bs(x, df, knots, degree, intercept, Boundary.knots)</c>: B-splines.</summary>
    public static BasisVariable Spline(Evaluator evaluator, CallExpression call, VariableState? state)
    {
        var arguments = new CallArguments(evaluator.Source, call, "x", "df", KnotsName, "degree", "intercept", BoundaryName);
        var x = Column(evaluator, arguments);
        var degree = arguments.WholeNumber("degree", 1, HighestDegree) ?? 3;
        var first = arguments.Flag("intercept") ? 0 : 1;
        var (knots, boundary) = Knots(arguments, x, state, df => df - degree - 1 + first);
        double[] sequence = [.. Enumerable.Repeat(boundary.Left, degree + 1), .. knots, .. Enumerable.Repeat(boundary.Right, degree + 1)];
        var basis = new BSplines(sequence, degree);
        return Basis(evaluator, x, basis.Count - first, State(knots, boundary), () =>
        {
            var all = new double[basis.Count];
            return (value, target) =>
            {
                basis.Evaluate(value, 0, all);
                all.AsSpan(first).CopyTo(target);
            };
        });
    }

    /// <summary><c>ns(x, df, knots, intercept, Boundary.knots)</c>: natural cubic splines.</summary>
    public static BasisVariable NaturalSpline(Evaluator evaluator, CallExpression call, VariableState? state)
    {
        var arguments = new CallArguments(evaluator.Source, call, "x", "df", KnotsName, "intercept", BoundaryName);
        var x = Column(evaluator, arguments);
        var intercept = arguments.Flag("intercept");
        var (knots, boundary) = Knots(arguments, x, state, df => df - 1 - (intercept ? 1 : 0));
        var basis = new NaturalSplines(knots, boundary, intercept);
        return Basis(evaluator, x, basis.Count, State(knots, boundary), () => basis.Evaluate);
    }

    /// <summary><c>scale(x, center, scale)</c>: less the mean, by the standard deviation.</summary>
    public static BasisVariable Scale(Evaluator evaluator, CallExpression call, VariableState? state)
    {
        var arguments = new CallArguments(evaluator.Source, call, "x", "center", "scale");
        var x = Column(evaluator, arguments);
        var centre = state is not null ? state.Numbers["center"][0] : Choose("center", () => Present(x).Average(), 0);
        var scale = state is not null ? state.Numbers["scale"][0] : Choose("scale", () => Deviation(x, centre), 1);
        if (!(scale > 0 || scale < 0))
            throw arguments.Error($"{arguments.Get("x")} does not vary, and cannot be scaled.");
        var numbers = new VariableState { Numbers = new Dictionary<string, IReadOnlyList<double>> { ["center"] = [centre], ["scale"] = [scale] } };
        return Basis(evaluator, x, 1, numbers, () => (value, target) => target[0] = (value - centre) / scale);

        double Choose(string parameter, Func<double> computed, double none) => arguments.Find(parameter) is not { } given ? computed()
            : Constants.Flag(given) is { } wanted ? (wanted ? computed() : none)
            : arguments.Number(parameter)!.Value;
    }

    /// <summary>Something that fills a point's values in all columns.</summary>
    private delegate void PointBasis(double x, Span<double> values);

    private static ColumnData Column(Evaluator evaluator, CallArguments arguments)
    {
        var x = evaluator.Numbers(arguments.Get("x"));
        return x.IsFinite || (x.HasNaN && Present(x).All(double.IsFinite)) ? x : throw arguments.Error("x", $"{arguments.Get("x")} has infinite values.");
    }

    private static IEnumerable<double> Present(ColumnData x) => x.Where(value => !double.IsNaN(value));

    /// <summary>The root mean square about the centre with divisor n − 1, as R's <c>scale</c> takes it.</summary>
    private static double Deviation(ColumnData x, double centre)
    {
        var (sum, count) = Present(x).Aggregate((Sum: 0.0, Count: 0), (sums, value) => (sums.Sum + (value - centre) * (value - centre), sums.Count + 1));
        return Math.Sqrt(sum / Math.Max(1, count - 1));
    }

    private static void FillPowers(double x, Span<double> powers)
    {
        var power = 1.0;
        foreach (ref var value in powers)
            value = power *= x;
    }

    private static VariableState State(IReadOnlyList<double> knots, (double Left, double Right) boundary) => new()
    {
        Numbers = new Dictionary<string, IReadOnlyList<double>> { [KnotsName] = knots, [BoundaryName] = [boundary.Left, boundary.Right] },
    };

    private static (IReadOnlyList<double> Knots, (double Left, double Right) Boundary) Knots(CallArguments arguments, ColumnData x, VariableState? state, Func<int, int> innerKnots)
    {
        if (state is not null)
            return (state.Numbers[KnotsName], (state.Numbers[BoundaryName][0], state.Numbers[BoundaryName][1]));
        var present = Present(x).ToArray();
        if (present.Length == 0)
            throw arguments.Error("x", $"{arguments.Get("x")} has no values.");
        var (left, right) = (present.Min(), present.Max());
        if (arguments.Numbers(BoundaryName) is { } given)
            (left, right) = given.Count == 2 ? (given.Min(), given.Max()) : throw arguments.Error(BoundaryName, "there are two boundary knots, as in c(0, 10).");
        if (!(left < right))
            throw arguments.Error("x", $"a spline needs different values of {arguments.Get("x")}; all are {RNumber.Write(left)}.");
        var knots = arguments.Numbers(KnotsName)?.Order().ToArray() ?? [];
        if (arguments.WholeNumber("df", 1, MostColumns) is { } df && arguments.Find(KnotsName) is null)
        {
            var count = innerKnots(df);
            if (count < 0)
                throw arguments.Error("df", $"df is too small for this spline; it must be at least {df - count}.");
            ColumnData inside = Array.FindAll(present, value => value >= left && value <= right);
            if (inside.Count < count + 2)
                throw arguments.Error("df", $"a spline of {df} degrees of freedom needs more than the {inside.Count} values that there are.");
            knots = Quantiles.Of(inside, [.. Enumerable.Range(1, count).Select(i => i * (1.0 / (count + 1)))]);
        }
        if (knots.Any(knot => knot <= left || knot >= right) || knots.Distinct().Count() < knots.Length)
            throw arguments.Error(KnotsName, $"the inner knots {string.Join(", ", knots.Select(RNumber.Write))} must differ and lie between {RNumber.Write(left)} and {RNumber.Write(right)}; {arguments.Get("x")} may have too few different values for them.");
        return (knots, (left, right));
    }

    /// <summary>Computes the columns; a missing value is missing in all of them.</summary>
    private static BasisVariable Basis(Evaluator evaluator, ColumnData x, int count, VariableState state, Func<PointBasis> create)
    {
        var columns = new ColumnDataBuilder[count];
        foreach (ref var column in columns.AsSpan())
            column = new ColumnDataBuilder(evaluator.Table.Storage);
        var rows = Math.Min(ColumnData.ChunkRows, x.Count);
        var values = new double[rows];
        var filled = columns.Select(_ => new double[rows]).ToArray();
        var point = new double[count];
        var basis = create();
        for (var first = 0; first < x.Count; first += rows)
        {
            var chunk = Math.Min(rows, x.Count - first);
            x.CopyTo(first, values.AsSpan(0, chunk));
            for (var row = 0; row < chunk; row++)
            {
                if (double.IsNaN(values[row]))
                    point.AsSpan().Fill(double.NaN);
                else
                    basis(values[row], point);
                for (var column = 0; column < count; column++)
                    filled[column][row] = point[column];
            }
            for (var column = 0; column < count; column++)
                columns[column].Append(filled[column].AsSpan(0, chunk));
        }
        return new BasisVariable([.. columns.Select(column => column.Build())], state);
    }
}
