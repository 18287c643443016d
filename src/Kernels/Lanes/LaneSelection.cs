using System.Numerics;
using System.Runtime.Intrinsics;

namespace Accel.Kernels.Lanes;

/// <summary>Something to be done with a lane type that is known only at run time.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public interface ILaneVisitor<out TResult>
{
    /// <summary>Called with the chosen lane type.</summary>
    TResult Visit<T>() where T : struct, ILane<T>;
}

/// <summary>
/// Picks the lane type: the widest that this machine runs in hardware, or the one that the
/// environment variable <c>ACCEL_LANES</c> names (<c>scalar</c>, <c>128</c>, <c>256</c>, <c>512</c>,
/// <c>vector</c>), so that each can be tested and measured on one machine.
/// </summary>
public static class LaneSelection
{
    /// <summary>The environment variable that forces a lane type.</summary>
    public const string Variable = "ACCEL_LANES";

    private static readonly (LaneKind Kind, string Name, Func<bool> InHardware)[] BestFirst =
    [
        (LaneKind.Lane512, "512", () => Vector512.IsHardwareAccelerated),
        (LaneKind.Lane256, "256", () => Vector256.IsHardwareAccelerated),
        (LaneKind.Vector, "vector", () => Vector.IsHardwareAccelerated && Vector<double>.Count > 2),
        (LaneKind.Lane128, "128", () => Vector128.IsHardwareAccelerated),
        (LaneKind.Scalar, "scalar", () => true),
    ];

    /// <summary>The lane types that run in hardware here, best first.</summary>
    public static IReadOnlyList<LaneKind> InHardware { get; } =
        Array.ConvertAll(Array.FindAll(BestFirst, lane => lane.InHardware()), lane => lane.Kind);

    /// <summary>The lane type to use: what <see cref="Variable"/> names, else the best.</summary>
    /// <exception cref="ArgumentException">The variable names no lane type.</exception>
    public static LaneKind Chosen => Choose(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The lane type of that name; the best where the name is null or empty.</summary>
    /// <param name="name">One of <c>scalar</c>, <c>128</c>, <c>256</c>, <c>512</c>, <c>vector</c>.</param>
    /// <exception cref="ArgumentException">There is no such lane type.</exception>
    public static LaneKind Choose(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return InHardware[0];
        foreach (var lane in BestFirst)
        {
            if (lane.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return lane.Kind;
        }
        throw new ArgumentException(
            $"{Variable} is '{name}'; it can be {string.Join(", ", BestFirst.Select(lane => lane.Name))}.");
    }

    /// <summary>Calls the visitor with the lane type of that kind.</summary>
    public static TResult Accept<TResult>(this LaneKind kind, ILaneVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return kind switch
        {
            LaneKind.Scalar => visitor.Visit<ScalarLane>(),
            LaneKind.Lane128 => visitor.Visit<Lane128>(),
            LaneKind.Lane256 => visitor.Visit<Lane256>(),
            LaneKind.Lane512 => visitor.Visit<Lane512>(),
            LaneKind.Vector => visitor.Visit<VectorLane>(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }
}
