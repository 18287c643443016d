using System.Globalization;
using System.Text.RegularExpressions;

namespace Accel.Kernels.Tests.Gpu;

/// <summary>
/// Code for NVIDIA's virtual machine (PTX), as ILGPU writes it, taken apart for <see cref="PtxThread"/>: what a card would compute can be
/// seen without one.
/// </summary>
internal sealed partial class PtxProgram
{
    private readonly Dictionary<string, Function> _functions = [];

    /// <summary>Reads the code of one kernel.</summary>
    public PtxProgram(string code)
    {
        foreach (Match match in Functions().Matches(code))
        {
            var function = new Function(this, Names(match.Groups["returned"].Value), Names(match.Groups["parameters"].Value), match.Groups["body"].Value);
            _functions[match.Groups["name"].Value] = function;
            if (match.Groups["kind"].Value == "entry")
                Kernel = function;
        }
    }

    /// <summary>Bytes of local memory that all functions have together; none calls itself.</summary>
    public int LocalLength { get; private set; }

    /// <summary>The kernel.</summary>
    public Function Kernel { get; } = null!;

    /// <summary>A function that it calls.</summary>
    public Function this[string name] => _functions[name];

    /// <summary>True for the name of a function.</summary>
    public bool Contains(string name) => _functions.ContainsKey(name);

    /// <summary>Parameters' names, without their sizes.</summary>
    private static string[] Names(string declarations) => [.. Declared().Matches(declarations).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\.visible \.(?<kind>entry|func) (?<returned>\([^)]*\) )?(?<name>\w+)\((?<parameters>[^)]*)\)\s*\{(?<body>.*?)^\}", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Functions();

    [GeneratedRegex(@"\s(\w+)(?:\[\d+\])?\s*(?=[,)]|$)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"^(?:@(?<negated>!?)(?<predicate>%p\d+)\s+)?(?<operation>[\w.]+)\s*(?<operands>.*)$", RegexOptions.Singleline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"%[\w.]+|0d[0-9A-F]{16}|-?\w+")]
    private static partial Regex Operand();

    /// <summary>
    /// An instruction: its operands are places in the registers, or names of parameters, functions and labels. One that has a predicate (a place
    /// of 0 or more) is left out where that is 0, or 1 if it is negated.
    /// </summary>
    internal sealed record Instruction(string Operation, string[] Operands, int[] Places, int Predicate, bool IsNegated)
    {
        public Func<long, long, long, long>? Compute { get; } = PtxOperations.All.GetValueOrDefault(Operation);
    }

    /// <summary>A function; the registers begin with the constants that its instructions have.</summary>
    internal sealed class Function
    {
        private readonly PtxProgram _program;
        private readonly Dictionary<string, int> _places = [];
        private readonly List<long> _initial = [];

        public Function(PtxProgram program, string[] returned, string[] parameters, string body)
        {
            _program = program;
            Returned = returned;
            Parameters = parameters;
            // Labels end with a colon, all else with a semicolon.
            foreach (var part in Regex.Replace(body, @"[{}]\s*$", "", RegexOptions.Multiline).Split(';', StringSplitOptions.TrimEntries))
            {
                var rest = part;
                for (var label = Regex.Match(rest, @"^(\w+):\s*"); label.Success; label = Regex.Match(rest, @"^(\w+):\s*"))
                {
                    Labels[label.Groups[1].Value] = Code.Count;
                    rest = rest[label.Length..];
                }
                Add(rest);
            }
        }

        public string[] Returned { get; }

        public string[] Parameters { get; }

        public List<Instruction> Code { get; } = [];

        public Dictionary<string, int> Labels { get; } = [];

        public long[] Registers => [.. _initial];

        private void Add(string statement)
        {
            if (statement.Length == 0 || statement.StartsWith(".reg", StringComparison.Ordinal) || statement.StartsWith(".param", StringComparison.Ordinal))
                return;
            if (statement.StartsWith(".local", StringComparison.Ordinal))
            {
                var array = Regex.Match(statement, @"(\w+)\[(\d+)\]$");
                _places[array.Groups[1].Value] = _initial.Count;
                _initial.Add(_program.LocalLength);
                _program.LocalLength += (int.Parse(array.Groups[2].Value, CultureInfo.InvariantCulture) + 15) / 16 * 16;
                return;
            }
            if (statement.StartsWith(".branchtargets", StringComparison.Ordinal))
            {
                Code.Add(new Instruction(".branchtargets", [.. Operand().Matches(statement[".branchtargets".Length..]).Select(match => match.Value)], [], -1, false));
                return;
            }
            var match = Statement().Match(statement);
            var operands = Operand().Matches(match.Groups["operands"].Value).Select(operand => operand.Value).ToArray();
            var predicate = match.Groups["predicate"] is { Success: true } group ? PlaceOf(group.Value) : -1;
            Code.Add(new Instruction(match.Groups["operation"].Value, operands, [.. operands.Select(PlaceOf)], predicate, match.Groups["negated"].Length > 0));
        }

        private int PlaceOf(string operand)
        {
            if (!_places.TryGetValue(operand, out var place))
            {
                _places.Add(operand, place = _initial.Count);
                _initial.Add(Constant(operand));
            }
            return place;
        }

        private static long Constant(string operand) =>
            operand.StartsWith("0d", StringComparison.Ordinal) ? long.Parse(operand.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : long.TryParse(operand, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : ulong.TryParse(operand, NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? (long)large
            : operand.StartsWith("%ntid", StringComparison.Ordinal) || operand.StartsWith("%nctaid", StringComparison.Ordinal) ? 1
            : 0;
    }
}
