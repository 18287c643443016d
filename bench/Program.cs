using Accel.Bench.Comparison;
using BenchmarkDotNet.Running;

// `compare` runs beside other software in one process; anything else goes to BenchmarkDotNet (try --list flat).
if (args is ["compare", ..])
    return Comparison.Run(args[1..]);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
