namespace Accel.Engine;

/// <summary>
/// Something the user gave cannot be used: a file, a formula, a column, a value, an option.
/// The message says what is wrong, where (file, line, column, term) and what to do about it;
/// it is meant to be shown as it is.
/// </summary>
public class InputException : Exception
{
    /// <summary>Creates the error with the text the user will read.</summary>
    /// <param name="message">What is wrong, where, and what to do; one or two sentences.</param>
    public InputException(string message) : base(message) { }

    /// <summary>Creates the error with its cause.</summary>
    /// <param name="message">What is wrong, where, and what to do; one or two sentences.</param>
    /// <param name="innerException">The exception that revealed it.</param>
    public InputException(string message, Exception innerException) : base(message, innerException) { }
}
