namespace Accel.Engine.Engines;

/// <summary>What an engine has to tell the user, in one line.</summary>
/// <param name="Text">Whole sentences.</param>
/// <param name="IsFailure">True where something failed that the user should hear of; false for the reasons of choices, which are for the curious.</param>
public sealed record EngineNotice(string Text, bool IsFailure);
