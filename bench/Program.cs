using Accel.Bench.Comparison;
using BenchmarkDotNet.Running;

// `compare` runs against R in one process; anything else goes to BenchmarkDotNet (try --list flat).
if (args is ["compare", ..])
    return LogisticAgainstR.Run(args.Length > 1 ? args[1] : null);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
