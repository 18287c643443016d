using System.Globalization;

namespace Accel.Bench.Comparison;

/// <summary>A case ready to be run.</summary>
/// <param name="contestants">Who does it.</param>
/// <param name="exact">What comes of it, exactly.</param>
/// <param name="folder">Where the data are.</param>
internal sealed class ComparisonRound(IReadOnlyList<Contestant> contestants, double[] exact, CaseFolder folder) : IDisposable
{
    public IReadOnlyList<Contestant> Contestants => contestants;

    public double[] Exact => exact;

    /// <summary>Lets everybody do the case in turn, so many times.</summary>
    public void Run(int rounds)
    {
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var one in contestants)
            {
                if (!one.Run())
                    continue;
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{round}/{rounds} {one.Name}, {one.Threads}: {one.Last!.Trouble ?? $"{one.Last.Seconds:G4} s"}"));
            }
        }
    }

    public void Dispose() => folder.Dispose();
}
