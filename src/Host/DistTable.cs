using System.Text;
using Accel.Engine;
using Accel.Engine.Data;
using Accel.Kernels.Distributions;

namespace Accel.Host;

/// <summary>A file of distribution functions to evaluate, a row each; its text is kept as it is but for the column of answers.</summary>
internal sealed class DistTable
{
    private const string ValueColumn = "value";

    private readonly string _path;
    private readonly List<string> _columns;

    private DistTable(string path, string header)
    {
        _path = path;
        _columns = Fields(header, 1).ConvertAll(Unquoted);
        foreach (var needed in new[] { "distribution", "function", "params", "x" })
        {
            if (!_columns.Contains(needed))
                throw new InputException($"{path} has no column '{needed}'; its columns are {string.Join(", ", _columns)}, with commas between them.");
        }
    }

    /// <summary>Evaluates a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file's text with the answers.</returns>
    /// <exception cref="InputException">The file cannot be read, or a row cannot be understood.</exception>
    public static string Evaluate(string path)
    {
        try
        {
            using var lines = File.ReadLines(path).GetEnumerator();
            if (!lines.MoveNext())
                throw new InputException($"{path} is empty; it needs a header line.");
            var table = new DistTable(path, lines.Current);
            var text = new StringBuilder();
            table.Append(text, Fields(lines.Current, 1), ValueColumn);
            for (var line = 2; lines.MoveNext(); line++)
            {
                if (lines.Current.Length > 0)
                    table.AppendRow(text, lines.Current, line);
            }
            return text.ToString();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }

    private void AppendRow(StringBuilder text, string row, int line)
    {
        var fields = Fields(row, line);
        if (fields.Count != _columns.Count)
            throw Error(line, $"has {fields.Count} fields, the header {_columns.Count}");
        var name = Field(fields, "distribution");
        if (DistributionRegistry.Find(name) is not { } distribution)
        {
            var nearest = NearestName.Find(name, DistributionRegistry.All.Select(known => known.Name));
            throw Error(line, $"there is no distribution '{name}'{(nearest is null ? "" : $", did you mean '{nearest}'")}");
        }
        var function = Field(fields, "function");
        if (function is not ("d" or "p" or "q"))
            throw Error(line, $"function is '{function}', it must be d, p or q");
        var parameters = Array.ConvertAll(Field(fields, "params").Split(';'), parameter => Number(parameter, "params", line));
        if (parameters.Length != distribution.Parameters.Count)
        {
            throw Error(line, $"params has {parameters.Length} numbers, but {name} takes {string.Join(";", distribution.Parameters.Select(parameter => parameter.Name))}");
        }
        var x = Number(Field(fields, "x"), "x", line);
        var tail = Truth(fields, "lower_tail", true, line) ? Tail.Lower : Tail.Upper;
        var values = new DistFunction(function[0], distribution, parameters).Evaluate([x], tail, Truth(fields, "log", false, line));
        Append(text, fields, NumberText.Exact(values[0]));
    }

    private void Append(StringBuilder text, List<string> fields, string value)
    {
        var at = _columns.IndexOf(ValueColumn);
        if (at < 0)
            fields.Add(value);
        else
            fields[at] = value;
        text.AppendJoin(',', fields).Append('\n');
    }

    private string Field(List<string> fields, string column) => Unquoted(fields[_columns.IndexOf(column)]);

    private double Number(string text, string column, int line) =>
        NumberText.TryParse(text, out var number) ? number : throw Error(line, $"{column} is '{text}', which is no number");

    private bool Truth(List<string> fields, string column, bool otherwise, int line)
    {
        if (!_columns.Contains(column) || Field(fields, column) is not { Length: > 0 } text)
            return otherwise;
        return NumberText.TryParseTruth(text, out var truth) ? truth : throw Error(line, $"{column} is '{text}', it must be TRUE or FALSE");
    }

    private InputException Error(int line, string problem) => new($"{_path}, line {line}: {problem}.");

    /// <summary>The fields as they stand, with their quotes.</summary>
    private static List<string> Fields(string row, int line)
    {
        var fields = new List<string>();
        var (start, quoted) = (line == 1 && row.StartsWith('\uFEFF') ? 1 : 0, false);
        for (var i = start; i <= row.Length; i++)
        {
            if (i < row.Length && row[i] == '"')
                quoted = !quoted;
            if (i == row.Length || (row[i] == ',' && !quoted))
            {
                fields.Add(row[start..i]);
                start = i + 1;
            }
        }
        return fields;
    }

    private static string Unquoted(string field)
    {
        var text = field.Trim();
        return text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }
}
