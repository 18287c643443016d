using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Formulas;
using Accel.Kernels.Responses;

namespace Accel.Engine.Models;

/// <summary>Everything that a fit is made of, ready to be computed.</summary>
internal sealed record GlmProblem
{
    /// <summary>The call as R would print it.</summary>
    public required string Call { get; init; }

    /// <summary>The formula as text.</summary>
    public required string Formula { get; init; }

    /// <summary>The formula's terms; null where the design was made without a formula.</summary>
    public ModelTerms? Terms { get; init; }

    /// <summary>The terms with what their variables took from the data; null where the design was made without a formula.</summary>
    public FittedTerms? Fitted { get; init; }

    /// <summary>Family and link as they were chosen; null where they were given as <see cref="Model"/> alone.</summary>
    public GlmOptions? Choice { get; init; }

    /// <summary>Rows of the table, used or not.</summary>
    public int TableRows { get; init; }

    /// <summary>The response as the formula names it.</summary>
    public required string ResponseName { get; init; }

    /// <summary>Where the data came from, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>The model matrix.</summary>
    public required Design Design { get; init; }

    /// <summary>Response, weights and offset.</summary>
    public required Observations Observations { get; init; }

    /// <summary>Trials of each row where prior weights multiply them in <see cref="Observations"/>; else null.</summary>
    public ColumnData? Trials { get; init; }

    /// <summary>Family and link.</summary>
    public required ResponseModelDescriptor Model { get; init; }

    /// <summary>True for Firth's bias-reduced fit.</summary>
    public bool Firth { get; init; }

    /// <summary>θ where it was estimated, and counts as a parameter; else null.</summary>
    public ThetaEstimate? Theta { get; init; }

    /// <summary>The 1-based row of the data that a row of the design came from.</summary>
    public required Func<int, int> DataRow { get; init; }

    /// <summary>Rows left out for missing values.</summary>
    public required int Omitted { get; init; }

    /// <summary>Seconds spent on reading the data and building the design.</summary>
    public required double ReadSeconds { get; init; }

    /// <summary>Where columns computed from the data are kept.</summary>
    public required DataStorage Storage { get; init; }

    /// <summary>How to iterate.</summary>
    public required ScoringOptions Scoring { get; init; }

    /// <summary>What building the design had to say to the user.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
