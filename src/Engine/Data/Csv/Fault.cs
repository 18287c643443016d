namespace Accel.Engine.Data.Csv;

/// <summary>What is wrong with the input, and where.</summary>
/// <param name="Position">The place in its block.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record Fault(int Position, string Message);
