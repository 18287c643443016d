using System.CommandLine;
using System.Diagnostics;
using Accel.Engine.Data;
using Accel.Engine.Data.Storage;
using Accel.Engine.Engines;
using Accel.Engine.Formulas;
using Accel.Engine.Models;

namespace Accel.Host;

/// <summary>
/// From a command line to fitted models: formulas are checked first, then the data are read once, with the columns that
/// any of them needs. Engine and data live until the session is disposed of.
/// </summary>
internal sealed class FitSession : IDisposable
{
    private readonly FitOptions _options;
    private readonly ParseResult _parsed;
    private readonly Terminal _terminal;
    private readonly VerboseReport? _verbose;
    private readonly GlmOptions _model;
    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);
    private bool _allColumns;
    private DataStorage? _storage;
    private DataTable? _table;
    private EngineChoice? _choice;
    private double _readSeconds;

    /// <summary>Takes the command line; reads nothing yet.</summary>
    /// <param name="options">The command's options.</param>
    /// <param name="parsed">What was given for them.</param>
    /// <param name="terminal">Where standard input comes from.</param>
    /// <param name="verbose">Who is told of engine and data; null for nobody.</param>
    public FitSession(FitOptions options, ParseResult parsed, Terminal terminal, VerboseReport? verbose = null)
    {
        _options = options;
        _parsed = parsed;
        _terminal = terminal;
        _verbose = verbose;
        _model = options.ModelOf(parsed);
    }

    /// <summary>The data; read at the first call, after which nothing can be checked or needed any more.</summary>
    public DataTable Table => _table ??= Read();

    /// <summary>Where it is computed.</summary>
    public IEngine Engine => (_choice ??= Choose()).Engine;

    /// <summary>Checks a formula before any data are read, and notes the columns that it needs.</summary>
    /// <exception cref="Accel.Engine.InputException">It cannot be parsed, or family or link are unknown.</exception>
    public void Check(string formula)
    {
        var needed = FormulaColumns.Of(Glm.Check(formula, _model).Formula, _model.Frame);
        _allColumns |= needed is null;
        _columns.UnionWith(needed ?? new HashSet<string>());
    }

    /// <summary>Notes a column that is needed beside those of formulas.</summary>
    public void Need(string column) => _columns.Add(column);

    /// <summary>Fits a model whose formula was checked.</summary>
    public GlmFit Fit(string formula)
    {
        var (engine, table) = (Engine, Table);
        return Glm.Fit(table, formula, _model with { Engine = engine, ReadSeconds = _readSeconds });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _choice?.Engine.Dispose();
        _storage?.Dispose();
    }

    private EngineChoice Choose()
    {
        var choice = EngineSelection.Create(
            _parsed.GetRequiredValue(_options.Engine), _parsed.GetValue(_options.Threads), _parsed.GetValue(_options.Device), Tell,
            NamedChoice.Of<EnginePrecision>("--precision", _parsed.GetRequiredValue(_options.Precision)));
        _verbose?.Write(choice);
        return choice;
    }

    private void Tell(EngineNotice notice)
    {
        if (!notice.IsFailure)
            _verbose?.Write(Engine.Info, notice);
        _terminal.Tell(notice);
    }

    private DataTable Read()
    {
        var watch = Stopwatch.StartNew();
        _storage = MemoryLimit.Storage(_parsed.GetValue(_options.Memory), _parsed.GetValue(_options.Threads));
        var table = DataOptions.Read(_parsed.GetRequiredValue(_options.Data), _terminal, new TableReadOptions
        {
            Columns = _allColumns ? null : _columns,
            Query = _parsed.GetValue(_options.Query),
            Storage = _storage,
            Threads = _parsed.GetValue(_options.Threads),
        });
        _readSeconds = watch.Elapsed.TotalSeconds;
        _verbose?.Write(table);
        return table;
    }
}
