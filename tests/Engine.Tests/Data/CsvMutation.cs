using System.Globalization;
using System.Text;

namespace Accel.Engine.Tests.Data;

/// <summary>Makes small tables and damages some of them.</summary>
internal static class CsvMutation
{
    private static readonly string[] Texts =
        ["rock", "jazz", "\"a,b\"", "\"say \"\"hi\"\"\"", "\"two\nlines\"", "\"cr\r\nlf\"", "é", "😀", " blank ", "\"\"\"\"", "\"\"", "x|y;z", "5\" pipe", " \"q\" ", "\"1.50\"", "a long text that fills more than one word of sixty-four bytes, or nearly"];

    private static readonly string[] Words = ["TRUE", "F", "T", "false", "True", " T ", "\"F\""];

    private static readonly string[] Missing = ["", "NA", " NA ", "\"NA\"", "\"\"", "  "];

    private static readonly byte[] Special = [.. ",;\t|\"\"\"\"\r\n\n .-+eE019NAaxI"u8, 0, 0xFF, 0xC3, 0xA9, 0xE9, 0x80];

    /// <summary>A number as people, programs and mischief write it.</summary>
    public static string Number(Random random)
    {
        var text = random.Next(8) switch
        {
            0 => random.Next(100).ToString(CultureInfo.InvariantCulture),
            1 => Math.Round(random.NextDouble() * 1000, random.Next(6)).ToString(CultureInfo.InvariantCulture),
            2 => (random.NextDouble() * 20 - 10).ToString("R", CultureInfo.InvariantCulture),
            3 => BitConverter.Int64BitsToDouble(random.NextInt64()).ToString("R", CultureInfo.InvariantCulture),
            4 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
            5 => $"{Digits(random, 22)}.{Digits(random, 26)}",
            6 => $"{Digits(random, 20)}.{Digits(random, 20)}e{random.Next(-345, 320)}",
            _ => random.Next(6) switch { 0 => "Inf", 1 => "NaN", 2 => "infinity", 3 => "1e5", 4 => "1e400", _ => "." + Digits(random, 20) },
        };
        return random.Next(4) switch { 0 => "-" + text, 1 when random.Next(8) == 0 => "+" + text, _ => text };
    }

    /// <summary>A table, often damaged.</summary>
    public static byte[] Table(Random random)
    {
        var delimiter = ",,,;\t|"[random.Next(6)];
        var newline = random.Next(5) switch { 0 => "\r\n", 1 when random.Next(3) == 0 => "\r", _ => "\n" };
        var columns = random.Next(1, 5);
        var kinds = Enumerable.Range(0, columns).Select(_ => random.Next(6)).ToArray();
        var rows = random.Next(random.Next(8) == 0 ? 40 : 8);
        var text = new StringBuilder();
        text.AppendJoin(delimiter, Enumerable.Range(0, columns).Select(i => random.Next(12) == 0 ? "" : $"c{i}")).Append(newline);
        for (var row = 0; row < rows; row++)
        {
            if (random.Next(20) == 0)
                text.Append(random.Next(2) == 0 ? "  " : "").Append(newline);
            text.AppendJoin(delimiter, kinds.Select(kind => Field(random, kind))).Append(newline);
        }
        if (random.Next(3) == 0)
            text.Length = Math.Max(0, text.Length - random.Next(1, 4));
        return Damage(random, Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Takes away, adds and replaces a few bytes, more often none.</summary>
    public static byte[] Damage(Random random, byte[] bytes)
    {
        var damaged = new List<byte>(bytes);
        for (var times = random.Next(2) == 0 ? 0 : random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(damaged.Count + 1);
            var letter = Special[random.Next(Special.Length)];
            switch (random.Next(4))
            {
                case 0:
                    damaged.Insert(at, letter);
                    break;
                case 1 when at < damaged.Count:
                    damaged.RemoveAt(at);
                    break;
                case 2 when at < damaged.Count:
                    damaged[at] = letter;
                    break;
                default:
                    damaged.InsertRange(at, damaged.Skip(random.Next(damaged.Count)).Take(random.Next(12)).ToArray());
                    break;
            }
        }
        return [.. damaged];
    }

    private static string Field(Random random, int kind) => random.Next(12) == 0
        ? Missing[random.Next(Missing.Length)]
        : kind switch
        {
            0 or 1 => Number(random),
            2 => Words[random.Next(Words.Length)],
            3 => random.Next(6) == 0 ? Texts[random.Next(Texts.Length)] : random.Next(5).ToString("0.00", CultureInfo.InvariantCulture),
            4 => Missing[random.Next(Missing.Length)],
            _ => Texts[random.Next(Texts.Length)],
        };

    private static string Digits(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => (char)('0' + random.Next(random.Next(3) == 0 ? 1 : 10))));
}
