using Accel.Engine.Measurement;

namespace Accel.Bench.Gpu;

/// <summary>What a hot path has to do at least on a card, whoever programs it: the roofline that it is held against.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>a pass over rows</term><description>each stored byte read once; operations, exponentials and logarithms as <see cref="PassWork"/> counts them, those of XᵀWX at
/// cuBLAS's rate where that is higher, its triangle computed once; a log-likelihood as a list of one</description></item>
/// <item><term>a list of coefficients</term><description>each stored byte read once; a term is p multiply-adds, an exponential, and for the logistic model a factor
/// 1 + e^η of a product whose logarithm is taken rarely (2 operations), for Poisson's a multiply-add</description></item>
/// <item><term>a product grid</term><description>as a list, with the exponentials of either axis computed once: a term is 2 instructions, or 1 for Poisson's</description></item>
/// <item><term>draws</term><description>8 bytes written; instructions on doubles alone (<see cref="DrawInstructions"/>), the random bits' integers are further units' work</description></item>
/// <item><term>a load</term><description>each stored byte sent over the bus</description></item>
/// <item><term>a fit</term><description>a load and <see cref="FitPasses"/> passes of normal equations</description></item>
/// </list>
/// An instruction on doubles takes the place of a multiply-add, two operations.
/// </remarks>
/// <param name="Unit">What is counted: rows, terms, draws, bytes, fits.</param>
/// <param name="Count">How many.</param>
/// <param name="Read">Bytes read from the card's memory.</param>
/// <param name="Written">Bytes written to it.</param>
/// <param name="ToDevice">Bytes sent to the card.</param>
/// <param name="FromDevice">Bytes brought back.</param>
/// <param name="Operations">Floating-point operations, but for those of matrix products.</param>
/// <param name="Products">Floating-point operations of matrix products, which a card may have units of their own for.</param>
internal sealed record HotPathWork(
    string Unit, double Count, double Read = 0, double Written = 0, double ToDevice = 0, double FromDevice = 0, double Operations = 0, double Products = 0)
{
    /// <summary>Passes of a fit that converges in four iterations: one at the starting means, one at each iteration's end.</summary>
    public const int FitPasses = 5;

    /// <summary>Instructions on doubles of a draw in the kernel's code for CUDA, a division or root counted as ten.</summary>
    public static IReadOnlyDictionary<string, int> DrawInstructions { get; } =
        new Dictionary<string, int> { ["uniform"] = 4, ["normal"] = 35, ["poisson"] = 6, ["binomial"] = 6 };

    /// <summary>Bytes moved in the card's memory and over the bus, those of a path that goes through both counted once.</summary>
    public double Bytes => Math.Max(Read + Written, ToDevice + FromDevice);

    /// <summary>All floating-point operations.</summary>
    public double Flops => Operations + Products;

    /// <summary>A pass over rows.</summary>
    /// <param name="pass">Its work.</param>
    /// <param name="rows">Number of rows.</param>
    public static HotPathWork OfPass(PassWork pass, double rows)
    {
        var functions = 2 * (pass.Exponentials * CardBounds.ExpInstructions + pass.Logarithms * CardBounds.LogInstructions);
        return new HotPathWork("rows", rows, Read: pass.Bytes, Operations: pass.Operations + functions, Products: pass.Products);
    }

    /// <summary>Log-likelihoods at a list of coefficients.</summary>
    /// <param name="model">The model, logistic or Poisson's.</param>
    /// <param name="bytes">Size of the stored columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="betas">Length of the list.</param>
    /// <param name="coefficients">p.</param>
    public static HotPathWork OfList(MeasuredModel model, double bytes, double rows, double betas, double coefficients) => new(
        "terms", rows * betas, Read: bytes,
        Operations: 2 * rows * betas * (coefficients + CardBounds.ExpInstructions + InstructionsOfTerm(model)));

    /// <summary>Log-likelihoods at every sum of a left and a right coefficient.</summary>
    /// <param name="model">The model, logistic or Poisson's.</param>
    /// <param name="bytes">Size of the stored columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="side">Points of either axis.</param>
    /// <param name="coefficients">p.</param>
    public static HotPathWork OfGrid(MeasuredModel model, double bytes, double rows, double side, double coefficients) => new(
        "terms", rows * side * side, Read: bytes,
        Operations: 2 * rows * (side * side * InstructionsOfTerm(model) + 2 * side * (coefficients + CardBounds.ExpInstructions)));

    /// <summary>Draws.</summary>
    /// <param name="distribution">A name in <see cref="DrawInstructions"/>.</param>
    /// <param name="count">How many.</param>
    /// <param name="toHost">They are brought back.</param>
    public static HotPathWork OfDraws(string distribution, double count, bool toHost) => new(
        "draws", count, Written: count * sizeof(double), FromDevice: toHost ? count * sizeof(double) : 0,
        Operations: 2 * count * DrawInstructions[distribution]);

    /// <summary>Putting data on the card.</summary>
    /// <param name="bytes">Size of the stored columns.</param>
    public static HotPathWork OfLoad(double bytes) => new("bytes", bytes, Written: bytes, ToDevice: bytes);

    /// <summary>A fit from a table to its result.</summary>
    /// <param name="pass">A pass of its normal equations.</param>
    public static HotPathWork OfFit(HotPathWork pass) => new(
        pass.Unit, pass.Count, Read: FitPasses * pass.Read, ToDevice: pass.Read, Operations: FitPasses * pass.Operations, Products: FitPasses * pass.Products);

    /// <summary>The least seconds that a card's bounds allow, each resource busy all the time.</summary>
    public double LeastSeconds(CardBounds bounds) => Limits(bounds).Max(limit => limit.Seconds);

    /// <summary>What bounds it: memory, bus or arithmetic.</summary>
    public string BoundBy(CardBounds bounds) => Limits(bounds).MaxBy(limit => limit.Seconds).Name;

    private (string Name, double Seconds)[] Limits(CardBounds bounds) =>
    [
        ("memory", Read / bounds.ReadBandwidth + Written / bounds.WriteBandwidth),
        ("bus", ToDevice / bounds.ToDevice + FromDevice / bounds.FromDevice),
        ("arithmetic", Operations / bounds.MultiplyAddRate + Products / bounds.MatrixRate),
    ];

    private static int InstructionsOfTerm(MeasuredModel model) => model == MeasuredModel.Logistic ? 2 : 1;
}
