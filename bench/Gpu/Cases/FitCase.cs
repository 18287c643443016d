using Accel.Engine.Data;
using Accel.Engine.Engines;
using Accel.Engine.Measurement;
using Accel.Engine.Models;

namespace Accel.Bench.Gpu.Cases;

/// <summary>A whole logistic fit, from a table in the host's memory to the result.</summary>
/// <param name="count">Number of rows.</param>
/// <param name="columns">Normal columns.</param>
internal sealed class FitCase(int count, int columns) : BenchCase
{
    public override IReadOnlyList<PlannedPath> Paths
    {
        get
        {
            var rows = new BenchRows(MeasuredModel.Logistic, count, columns);
            return [new PlannedPath("fit", $"logistic, {columns} columns, {Amount(count)} rows", HotPathWork.OfFit(rows.Work(HotPath.NormalEquations)))];
        }
    }

    public override IEnumerable<MeasuredPath> Measure(BenchMachine machine)
    {
        var table = ModelData.Generate(new ModelShape("binomial", count, columns, [])).Table();
        yield return new MeasuredPath(Paths[0], Seconds(machine, machine.Gpu, table)) { CpuSeconds = Seconds(machine, machine.Cpu, table) };
    }

    private static double Seconds(BenchMachine machine, IEngine engine, DataTable table) =>
        machine.Least(() => Glm.Fit(table, "y ~ .", new GlmOptions { Family = "binomial", Engine = engine }));
}
