using Accel.Engine.Inference;

namespace Accel.Engine.Summaries;

/// <summary>A table of tests as R's <c>print.anova</c> prints it.</summary>
public static class AnovaText
{
    private const int Digits = 5;
    private const int TestDigits = 4;

    /// <summary>Heading and table, lines ended by line feeds.</summary>
    /// <param name="table">The table.</param>
    public static string Print(this AnovaTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var headers = table.Columns.ToList();
        List<string[]> columns = [.. headers.Select((header, i) => Column(header, [.. table.Rows.Select(row => row.Values[i])]))];
        var starred = false;
        if (IsPValue(headers[^1]))
        {
            double[] probabilities = [.. table.Rows.Select(row => row.Values[^1])];
            starred = probabilities.Any(value => value < 0.1);
            if (starred)
            {
                headers.Add("");
                columns.Add(SignificanceStars.Of(probabilities));
            }
        }
        var text = table.Heading + TextTable.Print([.. table.Rows.Select(row => row.Name)], headers, columns);
        return starred ? text + SignificanceStars.Legend : text;
    }

    private static bool IsPValue(string header) => header.StartsWith("Pr(", StringComparison.Ordinal);

    private static string[] Column(string header, double[] values)
    {
        var present = Array.FindAll(values, value => !double.IsNaN(value));
        var texts = IsPValue(header) ? PValueFormat.Format(present, TestDigits)
            : header is "F" or "F value" ? RNumberFormat.Format([.. present.Select(value => RRounding.Round(value, TestDigits))], Digits)
            : RNumberFormat.Format(header.EndsWith("Df", StringComparison.Ordinal) ? present : RRounding.ZapSmall(present, Digits), Digits);
        var next = 0;
        return Array.ConvertAll(values, value => double.IsNaN(value) ? "" : texts[next++]);
    }
}
