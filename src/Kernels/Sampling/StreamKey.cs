namespace Accel.Kernels.Sampling;

/// <summary>
/// A sequence of random draws that anyone can compute anywhere: draw i is a pure function of the seed,
/// the stream's number, and i.
/// </summary>
/// <param name="Seed">The seed, which a study has one of. Streams of different seeds are unrelated.</param>
/// <param name="Number">
/// The stream's number, which each random quantity of a study has one of. Two distributions drawn from the
/// same stream of the same seed use the same random bits, and are therefore dependent.
/// </param>
public readonly record struct StreamKey(ulong Seed, uint Number = 0);
