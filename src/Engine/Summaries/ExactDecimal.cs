using System.Globalization;
using System.Numerics;

namespace Accel.Engine.Summaries;

/// <summary>
/// The exact decimal expansion of a double and its roundings, ties to even: what C's
/// <c>printf</c> prints. (.NET's "F" and "E" formats round ties away from zero: 0.125 as "0.13".)
/// </summary>
internal readonly struct ExactDecimal
{
    /// <summary>All significant digits, without leading or trailing zeros; "0" for zero.</summary>
    private readonly string _digits;

    private readonly bool _negative;

    private ExactDecimal(bool negative, string digits, int exponent)
    {
        _negative = negative;
        _digits = digits;
        Exponent = exponent;
    }

    /// <summary>Power of ten of the first digit; 0 for zero.</summary>
    internal int Exponent { get; }

    /// <summary>Number of significant digits without trailing zeros.</summary>
    internal int SignificantDigits => _digits.Length;

    /// <summary>The expansion of a finite value.</summary>
    internal static ExactDecimal Of(double value)
    {
        if (value == 0)
            return new(false, "0", 0);

        var bits = BitConverter.DoubleToInt64Bits(value);
        var power = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFFL;
        if (power == 0)
            power = 1;
        else
            mantissa |= 1L << 52;
        power -= 1075;

        // mantissa · 2^power, as an integer times a power of ten.
        var (integer, scale) = power >= 0
            ? (new BigInteger(mantissa) << power, 0)
            : (mantissa * BigInteger.Pow(5, -power), power);
        var digits = integer.ToString(CultureInfo.InvariantCulture);
        return new(value < 0, digits.TrimEnd('0'), digits.Length - 1 + scale);
    }

    /// <summary>The value rounded to that many significant digits, at least one.</summary>
    internal ExactDecimal Rounded(int significantDigits) => Kept(significantDigits);

    /// <summary>C's <c>%.*f</c>.</summary>
    internal string Fixed(int decimals)
    {
        var rounded = Kept(Exponent + 1 + decimals);
        var whole = rounded.Exponent < 0
            ? "0"
            : rounded._digits.PadRight(rounded.Exponent + 1, '0')[..(rounded.Exponent + 1)];
        var fraction = rounded.Exponent < 0
            ? new string('0', -rounded.Exponent - 1) + rounded._digits
            : rounded._digits.Length > rounded.Exponent + 1 ? rounded._digits[(rounded.Exponent + 1)..] : "";
        if (rounded._digits == "0")
            (whole, fraction) = ("0", "");
        return Sign + whole + (decimals > 0 ? "." + fraction.PadRight(decimals, '0') : "");
    }

    /// <summary>C's <c>%.*e</c>: the exponent has at least two digits.</summary>
    internal string Scientific(int decimals)
    {
        var rounded = Kept(decimals + 1);
        var digits = rounded._digits.PadRight(decimals + 1, '0');
        var exponent = Math.Abs(rounded.Exponent).ToString("00", CultureInfo.InvariantCulture);
        return Sign + digits[..1] + (decimals > 0 ? "." + digits[1..] : "")
            + (rounded.Exponent < 0 ? "e-" : "e+") + exponent;
    }

    private string Sign => _negative ? "-" : "";

    /// <summary>The first <paramref name="count"/> digits, rounded half to even; zero where none is left.</summary>
    private ExactDecimal Kept(int count)
    {
        if (count >= _digits.Length)
            return this;
        if (count < 0)
            return new(_negative, "0", 0);

        var roundUp = _digits[count] > '5'
            || (_digits[count] == '5' && (_digits.Length > count + 1 || (count > 0 && (_digits[count - 1] - '0') % 2 == 1)));
        var kept = _digits[..count].ToCharArray();
        var exponent = Exponent;
        if (roundUp)
        {
            var k = count - 1;
            while (k >= 0 && kept[k] == '9')
                kept[k--] = '0';
            if (k >= 0)
            {
                kept[k]++;
            }
            else
            {
                kept = ['1'];
                exponent++;
            }
        }
        var digits = new string(kept).TrimEnd('0');
        return digits.Length == 0 ? new(_negative, "0", 0) : new(_negative, digits, exponent);
    }
}
