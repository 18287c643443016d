using System.CommandLine;
using Accel.Engine;
using Accel.Engine.Inference;
using Accel.Engine.Models;
using Accel.Engine.Summaries;

namespace Accel.Host;

/// <summary><c>accel anova</c>: tests of terms and of nested models, as R prints them.</summary>
internal sealed class AnovaCommand : Command, IHasExamples
{
    private readonly FitOptions _options = new();

    private readonly Argument<string[]> _formulas = new("FORMULA")
    {
        Description = "The model in R's notation, whose terms are tested one after the other; or several models of the same data, each nested in the next. "
            + "After a model file of 'accel fit --save', more model files.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _test = new("--test")
    {
        Description = "The test: F, Chisq (also called LRT), Rao or none. Without it, F where the dispersion is estimated, else Chisq.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _drop = new("--drop1")
    {
        Description = "Test each term that can be left out by itself, in place of one after the other.",
    };

    private readonly Option<string?> _output = OutputOptions.Output("the table");

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public AnovaCommand(Terminal terminal) : base("anova", "Tests the terms of a model, or nested models against each other.")
    {
        Add(_options.Data);
        Add(_formulas);
        _options.AddModelTo(this, _test, _drop);
        Add(_output);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <inheritdoc/>
    public string Examples => """
          accel anova samples/songs.csv "skipped ~ rating" --family binomial
              The likelihood ratio of each term, added one after the other.
          accel anova rents.csv "rent ~ size * district" --drop1
              F of each term that can be left out.
          accel anova visits.csv "visits ~ age" "visits ~ age + sex" --family poisson --test Rao
              The score test of one model against a smaller one.
          accel anova small.json large.json
              The same of models that 'accel fit --save' wrote; the data are not read again.

        """;

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var data = parsed.GetRequiredValue(_options.Data);
        var formulas = parsed.GetRequiredValue(_formulas);
        var file = OutputOptions.Prepare(parsed, _output, data);
        if (ModelFile.IsNamed(data))
            return Write(terminal, file, Compare([.. formulas.Prepend(data).Select(ModelFile.Read)], parsed, engine: null));

        using var session = new FitSession(_options, parsed, terminal);
        foreach (var formula in formulas)
            session.Check(formula);
        GlmFit[] fits = [.. formulas.Select(session.Fit)];
        if (fits.Length > 1)
        {
            if (parsed.GetValue(_drop))
                throw new InputException("--drop1 tests the terms of one model; give one formula.");
            return Write(terminal, file, Compare(fits, parsed, session.Engine));
        }
        var test = TestOf(parsed, fits[0]);
        return Write(terminal, file, parsed.GetValue(_drop)
            ? SingleTermDeletions.Table(fits[0], test, session.Engine)
            : Anova.Sequential(fits[0], test, session.Engine));
    }

    private AnovaTable Compare(GlmFit[] fits, ParseResult parsed, Engine.Engines.IEngine? engine) =>
        ModelComparison.Table(fits, TestOf(parsed, fits[0]), engine);

    private AnovaTest TestOf(ParseResult parsed, GlmFit fit) => parsed.GetValue(_test) switch
    {
        null => fit.DispersionEstimated ? AnovaTest.F : AnovaTest.Chisq,
        var name when name.Equals("LRT", StringComparison.OrdinalIgnoreCase) => AnovaTest.Chisq,
        var name => NamedChoice.Of<AnovaTest>("--test", name),
    };

    private static int Write(Terminal terminal, OutputFile? file, AnovaTable table)
    {
        terminal.Write(file, table.Print());
        foreach (var warning in table.Warnings)
            terminal.Error.WriteLine($"Warning: {warning}");
        return ExitCode.Success;
    }
}
