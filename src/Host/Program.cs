using Accel.Engine.Data;
using Accel.Engine.Models;
using Accel.Engine.Summaries;

var table = CsvReader.Read(args[0]);
var fit = Glm.Fit(table, args[1], new GlmOptions { Family = args[2] });
Console.WriteLine(fit.Summary());
foreach (var w in fit.Warnings) Console.WriteLine(w);
Console.WriteLine(fit.Timing + fit.Engine);
return 0;
