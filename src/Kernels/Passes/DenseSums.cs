using System.Runtime.CompilerServices;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>The dense columns' part of XᵀWX and Xᵀv over one panel, in tiles of 4 × 4 sums held in registers.</summary>
internal static unsafe class DenseSums
{
    /// <summary>Adds the panel's sums, those with the column of ones included.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores v.</param>
    /// <param name="gram">XᵀWX in slots; entries on and above the diagonal are meaningful.</param>
    /// <param name="scoreSums">Xᵀv in slots.</param>
    [MethodImpl(LoopCompilation.Mode)]
    public static void Add<T>(
        in Panel panel, SlotLayout layout, double* weight, double* score, double* gram, double* scoreSums)
        where T : struct, ILane<T>
    {
        var width = layout.Count;
        var intercept = layout.Intercept;
        for (var i = 0; i < layout.DenseSlots; i += SlotLayout.TileWidth)
        {
            AddVectors<T>(panel.Dense + i, weight, score, panel.Rows, gram + i * width + intercept, width, scoreSums + i);
            for (var j = i; j < layout.DenseSlots; j += SlotLayout.TileWidth)
                AddTile<T>(panel.Dense + i, panel.Dense + j, weight, panel.Rows, gram + i * width + j, width);
        }

        var weights = T.Broadcast(0);
        var scores = T.Broadcast(0);
        for (var row = 0; row < panel.Rows; row += T.Count)
        {
            weights += T.Load(weight + row);
            scores += T.Load(score + row);
        }
        gram[intercept * width + intercept] += T.Sum(weights);
        scoreSums[intercept] += T.Sum(scores);
    }

    /// <summary>xᵀw and xᵀv of four columns.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void AddVectors<T>(
        double** columns, double* weight, double* score, int rows, double* weightSums, int stride, double* scoreSums)
        where T : struct, ILane<T>
    {
        var x0 = columns[0];
        var x1 = columns[1];
        var x2 = columns[2];
        var x3 = columns[3];
        T w0 = default, w1 = default, w2 = default, w3 = default;
        T v0 = default, v1 = default, v2 = default, v3 = default;
        for (var row = 0; row < rows; row += T.Count)
        {
            var w = T.Load(weight + row);
            var v = T.Load(score + row);
            var x = T.Load(x0 + row);
            w0 = T.Fma(x, w, w0);
            v0 = T.Fma(x, v, v0);
            x = T.Load(x1 + row);
            w1 = T.Fma(x, w, w1);
            v1 = T.Fma(x, v, v1);
            x = T.Load(x2 + row);
            w2 = T.Fma(x, w, w2);
            v2 = T.Fma(x, v, v2);
            x = T.Load(x3 + row);
            w3 = T.Fma(x, w, w3);
            v3 = T.Fma(x, v, v3);
        }
        weightSums[0] += T.Sum(w0);
        weightSums[stride] += T.Sum(w1);
        weightSums[2 * stride] += T.Sum(w2);
        weightSums[3 * stride] += T.Sum(w3);
        scoreSums[0] += T.Sum(v0);
        scoreSums[1] += T.Sum(v1);
        scoreSums[2] += T.Sum(v2);
        scoreSums[3] += T.Sum(v3);
    }

    /// <summary>Four columns, weighted, against four: one load of eight columns for sixteen sums.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void AddTile<T>(double** left, double** right, double* weight, int rows, double* gram, int stride)
        where T : struct, ILane<T>
    {
        var x0 = left[0];
        var x1 = left[1];
        var x2 = left[2];
        var x3 = left[3];
        var y0 = right[0];
        var y1 = right[1];
        var y2 = right[2];
        var y3 = right[3];
        T s00 = default, s01 = default, s02 = default, s03 = default;
        T s10 = default, s11 = default, s12 = default, s13 = default;
        T s20 = default, s21 = default, s22 = default, s23 = default;
        T s30 = default, s31 = default, s32 = default, s33 = default;
        for (var row = 0; row < rows; row += T.Count)
        {
            var w = T.Load(weight + row);
            var a0 = T.Load(x0 + row) * w;
            var a1 = T.Load(x1 + row) * w;
            var a2 = T.Load(x2 + row) * w;
            var a3 = T.Load(x3 + row) * w;
            var b = T.Load(y0 + row);
            s00 = T.Fma(a0, b, s00);
            s10 = T.Fma(a1, b, s10);
            s20 = T.Fma(a2, b, s20);
            s30 = T.Fma(a3, b, s30);
            b = T.Load(y1 + row);
            s01 = T.Fma(a0, b, s01);
            s11 = T.Fma(a1, b, s11);
            s21 = T.Fma(a2, b, s21);
            s31 = T.Fma(a3, b, s31);
            b = T.Load(y2 + row);
            s02 = T.Fma(a0, b, s02);
            s12 = T.Fma(a1, b, s12);
            s22 = T.Fma(a2, b, s22);
            s32 = T.Fma(a3, b, s32);
            b = T.Load(y3 + row);
            s03 = T.Fma(a0, b, s03);
            s13 = T.Fma(a1, b, s13);
            s23 = T.Fma(a2, b, s23);
            s33 = T.Fma(a3, b, s33);
        }
        AddRow(gram, s00, s01, s02, s03);
        AddRow(gram + stride, s10, s11, s12, s13);
        AddRow(gram + 2 * stride, s20, s21, s22, s23);
        AddRow(gram + 3 * stride, s30, s31, s32, s33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow<T>(double* gram, T s0, T s1, T s2, T s3)
        where T : struct, ILane<T>
    {
        gram[0] += T.Sum(s0);
        gram[1] += T.Sum(s1);
        gram[2] += T.Sum(s2);
        gram[3] += T.Sum(s3);
    }
}
