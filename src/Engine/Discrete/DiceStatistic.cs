namespace Accel.Engine.Discrete;

/// <summary>What must be kept of the dice that have been rolled.</summary>
[Flags]
internal enum DiceStatistic
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The sum.</summary>
    Sum = 1,

    /// <summary>The largest number.</summary>
    Max = 2,

    /// <summary>The smallest number.</summary>
    Min = 4,

    /// <summary>The product.</summary>
    Product = 8,

    /// <summary>The sum of squares.</summary>
    SumOfSquares = 16,

    /// <summary>Single dice.</summary>
    Single = 32,
}
