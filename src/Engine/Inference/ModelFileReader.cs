using System.Globalization;
using System.Text.Json;
using Accel.Engine.Data;
using Accel.Engine.Formulas;
using Accel.Engine.Models;

namespace Accel.Engine.Inference;

/// <summary>Reads model files, and checks that what they say hangs together.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class ModelFileReader(string path)
{
    /// <summary>The covariance and its root may differ by rounding, as parts of its diagonal.</summary>
    private const double RoundingTolerance = 1e-6;

    public GlmFit Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("accelModel", out var version))
            throw new InputException($"{path} is no model file: it has no 'accelModel'. Model files are written by 'accel fit … --save'.");
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != ModelFile.Version)
            throw new InputException($"{path} is a model file of version {version.GetRawText()}, this accel reads version {ModelFile.Version}. Fit and save the model with this accel.");
        var coefficients = Array(root, "coefficients").EnumerateArray().Select(ReadCoefficient).ToArray();
        var choice = ReadChoice(Object(root, "choice"));
        var names = coefficients.Select(one => one.Name).ToList();
        var fit = new GlmFit
        {
            Call = Text(root, "call"),
            Formula = Text(root, "formula"),
            Family = Text(root, "family"),
            FamilyLabel = Text(root, "familyLabel"),
            Link = Text(root, "link"),
            Theta = root.TryGetProperty("thetaStdError", out _) ? new ThetaEstimate(choice.Theta ?? throw Broken("'theta' is missing"), Number(root, "thetaStdError")) : null,
            BiasReduced = Truth(root, "biasReduced"),
            Coefficients = coefficients,
            Covariance = Square(root, coefficients.Length),
            CovarianceName = root.TryGetProperty("covariance", out _) ? Text(root, "covariance") : null,
            Dispersion = Number(root, "dispersion"),
            DispersionEstimated = Truth(root, "dispersionEstimated"),
            Deviance = Number(root, "deviance"),
            NullDeviance = Number(root, "nullDeviance"),
            ResidualDf = Count(root, "dfResidual"),
            NullDf = Count(root, "dfNull"),
            Rank = Count(root, "rank"),
            LogLikelihood = Number(root, "logLik"),
            Aic = Number(root, "aic"),
            Bic = Number(root, "bic"),
            Iterations = Count(root, "iterations"),
            Converged = Truth(root, "converged"),
            Observations = Count(root, "nobs"),
            Omitted = Count(root, "omitted"),
            Linear = root.TryGetProperty("linear", out var linear) ? ReadLinear(linear) : null,
            Engine = "",
            Timing = new FitTiming(0, 0, 0),
            Warnings = [],
            Patterns = null,
            Design = new Design(0, []),
            Identity = ReadIdentity(Object(root, "observations")),
            Predicting = ReadModel(
                ReadTerms(Object(root, "terms")), choice, names, [.. coefficients.Select(one => one.IsAliased ? 0 : one.Estimate)], Triangle(root, coefficients.Length)),
        };
        Check(fit);
        return fit;
    }

    private GlmOptions ReadChoice(JsonElement json) => new()
    {
        Family = Text(json, "family"),
        Link = json.TryGetProperty("link", out _) ? Text(json, "link") : null,
        Theta = json.TryGetProperty("theta", out _) ? Number(json, "theta") : null,
        Power = json.TryGetProperty("power", out _) ? Number(json, "power") : null,
        Variance = json.TryGetProperty("variance", out _) ? Text(json, "variance") : null,
    };

    private PredictionModel ReadModel(FittedTerms terms, GlmOptions choice, IReadOnlyList<string> names, double[] beta, double[] inverseRoot)
    {
        try
        {
            return new PredictionModel(terms, choice, names, beta, inverseRoot);
        }
        catch (InputException error)
        {
            throw new InputException($"{path}: {error.Message}", error);
        }
    }

    private void Check(GlmFit fit)
    {
        if (fit.Predicting!.Model.Family.Name != fit.Family || fit.Predicting.Model.Link.Name != fit.Link)
            throw Broken("'choice' is of another family or link");
        if (fit.Rank != fit.Coefficients.Count(one => !one.IsAliased))
            throw Broken("'rank' is not the number of estimated coefficients");
        if (fit.CovarianceName is not null || !(fit.Dispersion > 0))
            return;
        var root = fit.Predicting!.InverseRoot;
        var size = fit.Coefficients.Count;
        for (var i = 0; i < size; i++)
        {
            var squares = fit.Dispersion * root.Skip(i * size).Take(size).Sum(value => value * value);
            if (!fit.Coefficients[i].IsAliased && !(Math.Abs(squares - fit.Covariance[i, i]) <= RoundingTolerance * squares))
                throw Broken("'vcov' and 'inverseRoot' don't belong together");
        }
    }

    private ObservationsIdentity ReadIdentity(JsonElement json) =>
        ulong.TryParse(Text(json, "fingerprint"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var fingerprint)
            ? new ObservationsIdentity(Text(json, "response"), Count(json, "rows"), fingerprint)
            : throw Broken("'fingerprint' is no number");

    private FittedTerms ReadTerms(JsonElement json) => new()
    {
        Formula = Text(json, "formula"),
        DotColumns = json.TryGetProperty("dotColumns", out _) ? Texts(json, "dotColumns") : null,
        Offset = json.TryGetProperty("offset", out _) ? Text(json, "offset") : null,
        States = Object(json, "variables").EnumerateObject().ToDictionary(variable => variable.Name, variable => ReadState(variable.Value), StringComparer.Ordinal),
    };

    private VariableState ReadState(JsonElement json) => new()
    {
        Levels = json.ValueKind != JsonValueKind.Object ? throw Broken("a variable is no object") : json.TryGetProperty("levels", out _) ? Texts(json, "levels") : null,
        IsOrdered = Truth(json, "ordered"),
        Contrasts = json.TryGetProperty("contrasts", out _) ? Text(json, "contrasts") : null,
        Baseline = Count(json, "baseline"),
        IsNumbered = Truth(json, "numbered"),
        Numbers = Object(json, "numbers").EnumerateObject().ToDictionary(
            numbers => numbers.Name, numbers => (IReadOnlyList<double>)Values(numbers.Value, numbers.Name, null), StringComparer.Ordinal),
    };

    private Coefficient ReadCoefficient(JsonElement json) => json.ValueKind != JsonValueKind.Object
        ? throw Broken("a coefficient is no object")
        : new Coefficient(Text(json, "name"), Number(json, "estimate"), Number(json, "stdError"), Number(json, "statistic"), Number(json, "pValue"));

    private LinearModelStatistics ReadLinear(JsonElement json) => json.ValueKind != JsonValueKind.Object
        ? throw Broken("'linear' is no object")
        : new LinearModelStatistics(
            Number(json, "sigma"), Number(json, "rSquared"), Number(json, "adjRSquared"), Number(json, "fStatistic"), Count(json, "fDf1"), Count(json, "fDf2"),
            Number(json, "fPValue"), null, Truth(json, "weighted"), () => throw new InputException($"{path} holds no rows, and so no residuals; fit the model again to the data."));

    private double[,] Square(JsonElement root, int size)
    {
        var rows = Rows(root, "vcov", size);
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            var values = Values(rows[i], "vcov", size);
            for (var j = 0; j < size; j++)
                matrix[i, j] = values[j];
        }
        return matrix;
    }

    private double[] Triangle(JsonElement root, int size)
    {
        var rows = Rows(root, "inverseRoot", size);
        var matrix = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            var values = Values(rows[i], "inverseRoot", size - i);
            if (values.Any(double.IsNaN))
                throw Broken("'inverseRoot' holds what is no number");
            values.CopyTo(matrix, i * size + i);
        }
        return matrix;
    }

    private JsonElement[] Rows(JsonElement root, string name, int size)
    {
        var rows = Array(root, name).EnumerateArray().ToArray();
        return rows.Length == size ? rows : throw Broken($"'{name}' has {rows.Length} rows for {size} coefficients");
    }

    private double[] Values(JsonElement json, string name, int? count)
    {
        if (json.ValueKind != JsonValueKind.Array || (count is { } wanted && json.GetArrayLength() != wanted))
            throw Broken($"'{name}' has the wrong shape");
        return [.. json.EnumerateArray().Select(value => NumberOf(value, name))];
    }

    private IReadOnlyList<string> Texts(JsonElement json, string name) =>
        [.. Array(json, name).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Broken($"'{name}' holds what is no text"))];

    private JsonElement Object(JsonElement json, string name) => Property(json, name, JsonValueKind.Object, "object");

    private JsonElement Array(JsonElement json, string name) => Property(json, name, JsonValueKind.Array, "list");

    private string Text(JsonElement json, string name) => Property(json, name, JsonValueKind.String, "text").GetString()!;

    private bool Truth(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : throw Broken($"'{name}' is not true or false");

    private int Count(JsonElement json, string name) => Property(json, name, JsonValueKind.Number, "number").TryGetInt32(out var count) && count >= 0
        ? count
        : throw Broken($"'{name}' is no whole number from 0 up");

    private double Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? NumberOf(value, name) : throw Broken($"'{name}' is missing");

    private double NumberOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        _ => throw Broken($"'{name}' is no number"),
    };

    private JsonElement Property(JsonElement json, string name, JsonValueKind kind, string what) =>
        !json.TryGetProperty(name, out var value) ? throw Broken($"'{name}' is missing") : value.ValueKind == kind ? value : throw Broken($"'{name}' is no {what}");

    private InputException Broken(string what) => new($"{path} is no sound model file: {what}. Save the model again.");
}
