namespace Accel.Engine.Summaries;

/// <summary>R's stars beside p-values.</summary>
internal static class SignificanceStars
{
    /// <summary>What the stars mean, as R prints it below a table.</summary>
    public const string Legend = "---\nSignif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1\n";

    /// <summary>A column of them, left-justified; empty for NaN.</summary>
    public static string[] Of(IEnumerable<double> probabilities)
    {
        string[] stars =
        [
            .. probabilities.Select(probability => probability switch
            {
                <= 0.001 => "***",
                <= 0.01 => "**",
                <= 0.05 => "*",
                <= 0.1 => ".",
                _ => " ",
            }),
        ];
        var width = stars.Max(star => star.Length);
        return [.. stars.Select(star => star.PadRight(width))];
    }
}
