namespace Accel.Engine.Inference;

/// <summary>What is predicted.</summary>
public enum PredictionType
{
    /// <summary>The mean μ.</summary>
    Response,

    /// <summary>The linear predictor η.</summary>
    Link,
}

/// <summary>What an interval of a prediction holds.</summary>
public enum PredictionInterval
{
    /// <summary>The mean, or the linear predictor.</summary>
    Confidence,

    /// <summary>A new observation; for linear models.</summary>
    Prediction,
}

/// <summary>What predictions are to tell.</summary>
public sealed record PredictionOptions
{
    /// <summary>The scale.</summary>
    public PredictionType Type { get; init; } = PredictionType.Response;

    /// <summary>The level of intervals, between 0 and 1; null for none.</summary>
    public double? Level { get; init; }

    /// <summary>What the intervals hold.</summary>
    public PredictionInterval Interval { get; init; } = PredictionInterval.Confidence;
}

/// <summary>Predictions for the rows of a table; NaN for rows that miss a value.</summary>
/// <param name="Fit">The predictions.</param>
/// <param name="StdErrors">Their standard errors, R's <c>se.fit</c>.</param>
/// <param name="Low">The intervals' lower ends; null without intervals.</param>
/// <param name="High">The intervals' upper ends.</param>
public sealed record Predictions(Data.Storage.ColumnData Fit, Data.Storage.ColumnData StdErrors, Data.Storage.ColumnData? Low, Data.Storage.ColumnData? High);
