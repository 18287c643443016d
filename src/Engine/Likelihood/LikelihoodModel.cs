namespace Accel.Engine.Likelihood;

/// <summary>Data with a model: the log-likelihood as a function of parameters, and where its maximum is.</summary>
public abstract class LikelihoodModel : IDisposable
{
    /// <summary>The names of the parameters.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    /// <summary>What a parameter is measured in, for the axis of a plot; null where that is that of the data.</summary>
    /// <param name="parameter">Its place.</param>
    public virtual string? UnitOf(int parameter) => null;

    /// <summary>The maximum likelihood estimates, in the order of <see cref="Parameters"/>; NaN for one that is aliased or has none.</summary>
    public abstract IReadOnlyList<double> Estimates { get; }

    /// <summary>Their standard errors; NaN where there are none.</summary>
    public abstract IReadOnlyList<double> StandardErrors { get; }

    /// <summary>The log-likelihood at the estimates, all constants included.</summary>
    public abstract double Maximum { get; }

    /// <summary>Rows of data that are used.</summary>
    public abstract int RowCount { get; }

    /// <summary>Number of terms that a log-likelihood is the sum of: fewer than rows where equal rows were collapsed.</summary>
    public abstract int TermCount { get; }

    /// <summary>What the user should know, one sentence each.</summary>
    public virtual IReadOnlyList<string> Warnings => [];

    /// <summary>The log-likelihood at every sum of a left and a right vector of parameters.</summary>
    /// <param name="left">a vectors, one after the other.</param>
    /// <param name="right">b vectors.</param>
    /// <param name="values">The a times b log-likelihoods, those of the first left vector first; NaN or −∞ outside the model's domain.</param>
    public abstract void Evaluate(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> values);

    /// <summary>The largest log-likelihood that some parameters allow when the others are free.</summary>
    /// <param name="isFree">For each parameter, true where it is fitted.</param>
    /// <param name="parameters">Where the free ones begin; they are replaced by where they end.</param>
    /// <returns>The log-likelihood; NaN where no point in the domain was found.</returns>
    public abstract double Profile(ReadOnlySpan<bool> isFree, Span<double> parameters);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the model holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>The place of a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InputException">There is no such parameter.</exception>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i] == name)
                return i;
        }
        var meant = Data.NearestName.Find(name, Parameters) is { } nearest ? $"; did you mean '{nearest}'? There" : "; there";
        throw new InputException($"The model has no parameter '{name}'{meant} are {string.Join(", ", Parameters)}.");
    }
}
